import type { Diagnosed } from '../../diagnosis';
import type { KubernetesEvent } from '../../kubernetes/events';
import type { PersistentVolumeClaim } from '../../kubernetes/workloads';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { claimsOf } from './claimsOf';
import { advice, clusterKubectl, kubectl, yaml, yamlText } from './remedies';
import { sentence } from './sentence';

/** Why a claim has no volume, as its events tell. @internal */
export interface Delay {
  readonly title: string;
  readonly cause: string;
  readonly event?: KubernetesEvent;
  readonly remedies: Diagnosed['remedies'];
  /** Whether waiting may help. */
  readonly patient: boolean;
}

/** @internal */
export function delayOf(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
): Delay | undefined {
  const facts = NotebookFacts.of(evidence);
  const events = facts.events.filter(
    ({ kind, name }) => kind === 'PersistentVolumeClaim' && name === claim.name,
  );
  const find = (reason: string, text?: RegExp) =>
    events.find(
      event => event.reason === reason && (!text || text.test(event.message)),
    );
  return (
    noClass(
      evidence,
      claim,
      find('FailedBinding', /no storage class is set/),
    ) ??
    classMissing(evidence, claim, find('ProvisioningFailed', /not found/)) ??
    provisioningFailed(evidence, claim, find('ProvisioningFailed')) ??
    provisionerSilent(evidence, claim, find('ExternalProvisioning')) ??
    noMatch(evidence, claim, find('FailedBinding'))
  );
}

function noClass(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
): Delay | undefined {
  const { storageClasses, notebook } = evidence;
  const nobody =
    claim.storageClass === undefined &&
    storageClasses !== undefined &&
    !storageClasses.some(({ isDefault }) => isDefault);
  if (!event && !nobody) {
    return undefined;
  }
  const [other] = storageClasses ?? [];
  return {
    title:
      claim.storageClass === ''
        ? 'Its volume claim names no storage class'
        : 'The cluster has no default storage class',
    cause: `The claim ${claim.name} does not say which storage to take${
      claim.storageClass === '' ? '' : ', and the cluster has no default'
    }, so no volume is made for it.`,
    event,
    patient: false,
    remedies: [
      yaml('Name a storage class: remove the claim and make it anew.', [
        'spec:',
        `  storageClassName: ${yamlText(other?.name ?? 'standard')}`,
      ]),
      ...(other
        ? [
            clusterKubectl('Or let administrators make one the default.', [
              'annotate',
              'storageclass',
              other.name,
              'storageclass.kubernetes.io/is-default-class=true',
            ]),
          ]
        : [clusterKubectl('See which there are.', ['get', 'storageclasses'])]),
      describeClaims({ ...evidence, notebook }),
    ],
  };
}

function classMissing(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
): Delay | undefined {
  const { storageClasses } = evidence;
  const name =
    /storageclass\S* "([^"]+)" not found/i.exec(event?.message ?? '')?.[1] ??
    (claim.storageClass &&
    storageClasses &&
    !storageClasses.some(one => one.name === claim.storageClass)
      ? claim.storageClass
      : undefined);
  if (!name) {
    return undefined;
  }
  return {
    title: `The storage class "${name}" does not exist`,
    cause: `The claim ${claim.name} asks for storage of the class ${name}, which the cluster does not have.`,
    event,
    patient: false,
    remedies: [
      clusterKubectl('See which storage classes there are.', [
        'get',
        'storageclasses',
      ]),
      advice(
        'Correct storageClassName: remove the claim and make it anew, for it cannot be changed.',
      ),
    ],
  };
}

function provisioningFailed(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
): Delay | undefined {
  if (!event) {
    return undefined;
  }
  const quota = /exceeded quota|quota/i.test(event.message);
  return {
    title: quota
      ? 'The storage quota leaves no room for its volume'
      : 'Its volume cannot be made',
    cause: sentence(
      `The storage refused the claim ${claim.name}: ${event.message}`,
    ),
    event,
    patient: false,
    remedies: [
      quota
        ? advice('Remove volume claims that nobody uses, or ask for less.')
        : advice('Ask those who run the storage of the cluster.'),
      describeClaims(evidence),
    ],
  };
}

/** Also said of claims that get their volume, so only time tells. */
function provisionerSilent(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
): Delay | undefined {
  if (!event) {
    return undefined;
  }
  const provisioner = /provisioner '([^']+)'/.exec(event.message)?.[1];
  return {
    title: 'Its volume has not been made yet',
    cause: `The claim ${claim.name} waits for the storage driver${
      provisioner ? ` ${provisioner}` : ''
    }, which has not answered.`,
    event,
    patient: true,
    remedies: [
      clusterKubectl('See whether the storage driver runs.', [
        'get',
        'pods',
        '--all-namespaces',
      ]),
      advice('Ask those who run the storage of the cluster.'),
      describeClaims(evidence),
    ],
  };
}

function noMatch(
  evidence: NotebookEvidence,
  claim: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
): Delay | undefined {
  if (!event) {
    return undefined;
  }
  return {
    title: 'No volume fits its volume claim',
    cause: sentence(
      `The cluster has no free volume for the claim ${claim.name}: ${event.message}`,
    ),
    event,
    patient: false,
    remedies: [
      advice('Ask those who run the storage of the cluster for a volume.'),
      describeClaims(evidence),
    ],
  };
}

/** @internal */
export function describeClaims(evidence: NotebookEvidence) {
  return kubectl(evidence.notebook, 'See what the claim waits for.', [
    'describe',
    'persistentvolumeclaim',
    ...claimsOf(evidence).map(({ name }) => name),
  ]);
}
