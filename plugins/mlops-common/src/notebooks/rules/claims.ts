import type { Diagnosed, Rule } from '../../diagnosis';
import type { KubernetesEvent } from '../../kubernetes/events';
import { SCHEDULING_FIELD } from '../../kubernetes/pods/schedulingProblem';
import type { PersistentVolumeClaim } from '../../kubernetes/workloads';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent, ofNotebook } from './evidenceOf';
import { POD_RULES_FOLLOW } from './follows';
import { sentence } from './sentence';
import {
  advice,
  change,
  clusterKubectl,
  kubectl,
  yaml,
  yamlText,
} from './remedies';

/** What is applied together arrives one after the other. */
const ARRIVAL_PATIENCE = 15_000;
/** Making a volume takes seconds, in some clouds a minute. */
const PROVISION_PATIENCE = 30_000;
const PROVISION_LIMIT = 120_000;

/** The volume claims of the notebook: that they exist, and have a volume. */
export const claimRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-claim-missing',
    severity: 'error',
    stage: 'scheduling',
    summary: 'A volume claim of the notebook does not exist',
    follows: POD_RULES_FOLLOW,
    diagnose: claimMissing,
  },
  {
    id: 'notebook-claim-lost',
    severity: 'error',
    stage: 'scheduling',
    summary: 'The volume behind a volume claim is gone',
    diagnose: claimLost,
  },
  {
    id: 'notebook-claim-pending',
    severity: 'error',
    stage: 'scheduling',
    summary: 'A volume claim of the notebook has no volume',
    follows: POD_RULES_FOLLOW,
    diagnose: claimPending,
  },
];

function claimsOf({ notebook, claims }: NotebookEvidence) {
  const names = [
    ...new Set(notebook.volumes.flatMap(({ claimName }) => claimName ?? [])),
  ];
  return names.map(name => ({
    name,
    claim: claims?.find(
      one =>
        one.name === name &&
        (!one.namespace || one.namespace === notebook.namespace),
    ),
  }));
}

function claimMissing(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, claims } = evidence;
  const { scheduling } = facts;
  const cause = scheduling?.causes.find(({ kind }) => kind === 'claim-missing');
  // A claim that is in use cannot go away, so a Pod that runs has it.
  const looked =
    claims !== undefined &&
    !notebook.deletedAt &&
    !facts.activePod?.node &&
    facts.isOlderThan(ARRIVAL_PATIENCE);
  const name =
    (scheduling?.state === 'failed' ? cause?.subject : undefined) ??
    (looked ? claimsOf(evidence).find(({ claim }) => !claim)?.name : undefined);
  if (!name) {
    return undefined;
  }
  const volume = notebook.volumes.find(({ claimName }) => claimName === name);
  return {
    // A stopped notebook does not miss it yet.
    severity: facts.wanted ? 'error' : 'warning',
    title: 'Its volume claim does not exist',
    cause: `The claim ${name}${
      volume?.home ? ', which is to keep its home directory,' : ''
    } is not in the namespace ${notebook.namespace}${storageQuota(evidence)}.`,
    evidence: [
      cause && scheduling
        ? {
            object: facts.podObject,
            field: SCHEDULING_FIELD,
            text: scheduling.text,
          }
        : ofNotebook(
            notebook,
            `spec.template.spec.volumes[${notebook.volumes.findIndex(
              one => one === volume,
            )}].persistentVolumeClaim.claimName`,
            name,
          ),
    ],
    since: scheduling?.since,
    remedies: [
      yaml('Add the claim beside the notebook; choose its size.', [
        'apiVersion: v1',
        'kind: PersistentVolumeClaim',
        'metadata:',
        `  name: ${yamlText(name)}`,
        `  namespace: ${yamlText(notebook.namespace)}`,
        'spec:',
        '  accessModes: [ReadWriteOnce]',
        '  resources:',
        '    requests:',
        '      storage: 10Gi',
      ]),
      change(notebook, 'Or choose a claim that exists.'),
      kubectl(notebook, 'See which claims there are.', [
        'get',
        'persistentvolumeclaims',
      ]),
    ],
  };
}

/** A quota refuses the claim itself, which leaves no trace but its absence. */
function storageQuota({ quotas }: NotebookEvidence): string {
  const full = quotas?.find(({ hard, used }) =>
    ['requests.storage', 'persistentvolumeclaims'].some(
      resource =>
        hard[resource] !== undefined && hard[resource] === used[resource],
    ),
  );
  return full ? `; the storage quota ${full.name} is used up` : '';
}

function claimLost(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook } = evidence;
  const lost = claimsOf(evidence).find(({ claim }) => claim?.phase === 'Lost');
  if (!lost) {
    return undefined;
  }
  return {
    title: 'The volume behind its volume claim is gone',
    cause: `The claim ${lost.name} was bound to the volume ${
      lost.claim?.volume ?? ''
    }, which does not exist any more. Its data is lost unless there is a backup.`,
    evidence: [
      {
        object: `PersistentVolumeClaim ${lost.name}`,
        field: 'status.phase',
        text: 'Lost',
      },
    ],
    remedies: [
      advice('Ask those who run the storage for a backup.'),
      change(notebook, 'Choose another claim, or a new one.'),
    ],
  };
}

/** Why a claim has no volume, as its events tell. */
interface Delay {
  readonly title: string;
  readonly cause: string;
  readonly event?: KubernetesEvent;
  readonly remedies: Diagnosed['remedies'];
  /** Whether waiting may help. */
  readonly patient: boolean;
}

function claimPending(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  if (!facts.wanted || facts.activePod?.node) {
    return undefined;
  }
  const pending = claimsOf(evidence).find(
    ({ claim }) => claim?.phase === 'Pending',
  )?.claim;
  if (!pending) {
    return withoutClaims(evidence);
  }
  const delay = delayOf(evidence, pending);
  const hasWaited = (milliseconds: number) =>
    facts.hasPassed(
      milliseconds,
      pending.createdAt ?? evidence.notebook.createdAt,
    );
  if (
    !delay ||
    !hasWaited(delay.patient ? PROVISION_PATIENCE : ARRIVAL_PATIENCE)
  ) {
    return undefined;
  }
  const { title, cause, event, remedies, patient } = delay;
  return {
    severity: patient && !hasWaited(PROVISION_LIMIT) ? 'warning' : 'error',
    title,
    cause,
    evidence: [
      event
        ? ofEvent(event)
        : {
            object: `PersistentVolumeClaim ${pending.name}`,
            field: 'status.phase',
            text: 'Pending',
          },
    ],
    since: pending.createdAt,
    remedies,
  };
}

/** What the scheduler says of claims that nobody could read. */
function withoutClaims(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { scheduling } = facts;
  const cause = scheduling?.causes.find(
    ({ kind }) =>
      kind === 'claim-unbound' ||
      kind === 'claim-deleting' ||
      kind === 'binding-timeout' ||
      kind === 'no-volume',
  );
  if (!cause || !scheduling || scheduling.state !== 'failed') {
    return undefined;
  }
  const deleting = cause.kind === 'claim-deleting';
  return {
    title: deleting
      ? 'Its volume claim is being deleted'
      : 'Its volume claim has no volume',
    cause: deleting
      ? `The claim ${cause.subject} was removed and goes away once nobody uses it.`
      : `The scheduler says: ${cause.text}.`,
    evidence: [
      {
        object: facts.podObject,
        field: SCHEDULING_FIELD,
        text: scheduling.text,
      },
    ],
    since: scheduling.since,
    remedies: [
      describeClaims(evidence),
      deleting
        ? change(evidence.notebook, 'Choose another claim, or a new one.')
        : advice('Ask those who run the storage of the cluster.'),
    ],
  };
}

function delayOf(
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

function describeClaims(evidence: NotebookEvidence) {
  return kubectl(evidence.notebook, 'See what the claim waits for.', [
    'describe',
    'persistentvolumeclaim',
    ...claimsOf(evidence).map(({ name }) => name),
  ]);
}
