import type { Diagnosed, Remedy, Rule } from '../../diagnosis';
import type { Evidence } from '../../kubernetes/Evidence';
import { MOUNT_PATIENCE } from '../../kubernetes/pods/podReadiness';
import {
  type MissingReference,
  missingReference,
} from '../../kubernetes/pods/missingReference';
import { SCHEDULING_FIELD } from '../../kubernetes/pods/schedulingProblem';
import type { Notebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl } from './remedies';

/** What is mounted: that nobody else holds it, and that it exists. */
export const volumeRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-volume-in-use',
    severity: 'error',
    stage: 'volume',
    summary: 'Another Pod holds the volume of the notebook',
    follows: POD_RULES_FOLLOW,
    diagnose: volumeInUse,
  },
  {
    id: 'notebook-reference-missing',
    severity: 'error',
    stage: 'volume',
    summary: 'A Secret or ConfigMap that the notebook needs does not exist',
    follows: POD_RULES_FOLLOW,
    diagnose: referenceMissing,
  },
  {
    id: 'notebook-volume-mount',
    severity: 'error',
    stage: 'volume',
    summary: 'A volume of the notebook cannot be mounted',
    follows: POD_RULES_FOLLOW,
    diagnose: mountFailed,
  },
];

const MULTI_ATTACH = /^Multi-Attach error|exclusively attached to one node/;

function volumeInUse(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { mountFailure: failure, scheduling, activePod } = facts;
  let shown: Evidence | undefined;
  if (failure && MULTI_ATTACH.test(failure.message)) {
    shown = facts.hasPassed(MOUNT_PATIENCE, activePod?.createdAt)
      ? ofEvent(failure)
      : undefined;
  } else if (scheduling?.causes.some(({ kind }) => kind === 'volume-in-use')) {
    shown = {
      object: facts.podObject,
      field: SCHEDULING_FIELD,
      text: scheduling.text,
    };
  }
  if (!shown) {
    return undefined;
  }
  const { notebook } = evidence;
  const holder = holderOf(evidence, shown.text);
  const who = holder
    ? `${holder.name}${holder.node ? ` on the node ${holder.node}` : ''}`
    : 'A Pod on another node';
  const viewer = holder?.name.startsWith('pvcviewer-');
  return {
    title: holder
      ? 'Its volume is in use by another Pod'
      : 'Its volume is in use on another node',
    cause: `${who} holds the volume${
      holder?.claim ? ` of the claim ${holder.claim}` : ''
    }, which only one node can use at a time.`,
    evidence: [shown],
    since: activePod?.createdAt,
    remedies: [
      ...(viewer
        ? [
            kubectl(notebook, 'Close the volume viewer.', [
              'delete',
              'pvcviewers.kubeflow.org',
              holder?.name.replace(/^pvcviewer-|-[^-]+-[^-]+$/g, '') ?? '',
            ]),
          ]
        : [stopOf(evidence, holder)]),
      change(notebook, 'Choose another volume for one of them.'),
      advice(
        'Or share it: a claim with the access mode ReadWriteMany can be used on several nodes.',
      ),
      kubectl(notebook, 'See where the Pods run.', [
        'get',
        'pods',
        '-o',
        'wide',
      ]),
    ],
  };
}

interface Holder {
  readonly name: string;
  readonly node?: string;
  readonly claim?: string;
  readonly notebook?: string;
}

/** Who uses the volume: as the message says, or another Pod that mounts a claim of it. */
function holderOf(
  { notebook, namespacePods = [] }: NotebookEvidence,
  message: string,
): Holder | undefined {
  const own = notebook.volumes.flatMap(({ claimName }) => claimName ?? []);
  const others = namespacePods.filter(
    pod =>
      pod.labels['notebook-name'] !== notebook.name &&
      pod.node !== undefined &&
      pod.phase !== 'Succeeded' &&
      pod.phase !== 'Failed' &&
      pod.claims.some(claim => own.includes(claim)),
  );
  const named = /used by pod\(s\) ([^\s,]+)/.exec(message)?.[1];
  const pod = named ? others.find(({ name }) => name === named) : others[0];
  if (!pod) {
    return named ? { name: named } : undefined;
  }
  return {
    name: pod.name,
    node: pod.node,
    claim: pod.claims.find(claim => own.includes(claim)),
    notebook: pod.labels['notebook-name'],
  };
}

function stopOf(
  { notebook, now }: NotebookEvidence,
  holder: Holder | undefined,
): Remedy {
  return holder?.notebook
    ? kubectl(notebook, `Stop the notebook ${holder.notebook}.`, [
        'annotate',
        'notebooks.kubeflow.org',
        holder.notebook,
        `kubeflow-resource-stopped=${now.toISOString().slice(0, 19)}Z`,
      ])
    : advice('Stop what holds it.');
}

function referenceMissing(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { mountFailure: failure, activePod } = facts;
  const patient = !facts.hasPassed(MOUNT_PATIENCE, activePod?.createdAt);
  const mounted = failure && missingReference(failure.message);
  if (failure && mounted) {
    return patient
      ? undefined
      : referenceSaid(evidence, mounted, ofEvent(failure));
  }
  for (const { problem } of facts.containerProblems) {
    if (problem.kind === 'reference') {
      const { field, text } = problem;
      return referenceSaid(evidence, problem.missing, {
        object: facts.podObject,
        field,
        text,
      });
    }
  }
  return undefined;
}

function referenceSaid(
  evidence: NotebookEvidence,
  { kind, name, key }: MissingReference,
  shown: Evidence,
): Diagnosed {
  const { notebook } = evidence;
  const carrier = refersTo(notebook, kind, name)
    ? undefined
    : podDefaultWith(evidence, name);
  const who = carrier ? `The PodDefault ${carrier}` : 'The notebook';
  return {
    title: key
      ? `A key is missing in the ${kind} "${name}"`
      : `The ${kind} "${name}" does not exist`,
    cause: key
      ? `${who} takes the key ${key} from it, and it has no such key.`
      : `${who} refers to it, and the namespace ${notebook.namespace} does not have it.`,
    evidence: [shown],
    since: NotebookFacts.of(evidence).activePod?.createdAt,
    remedies: [
      advice(
        key
          ? `Add the key ${key} to the ${kind} ${name}, or correct its name where it is used.`
          : `Ask those who keep the secrets and settings of the namespace for the ${kind} ${name}.`,
      ),
      key
        ? kubectl(notebook, 'See which there are.', [
            'get',
            `${kind.toLowerCase()}s`,
          ])
        : kubectl(notebook, 'Or create it, with the keys that are needed.', [
            'create',
            ...(kind === 'Secret' ? ['secret', 'generic'] : ['configmap']),
            name,
            '--from-literal=KEY=VALUE',
          ]),
      carrier
        ? change(notebook, `Deselect the PodDefault ${carrier}.`)
        : change(notebook, 'Remove the reference, or mark it as optional.'),
    ],
  };
}

function refersTo(
  { volumes, containers, initContainers }: Notebook,
  kind: MissingReference['kind'],
  name: string,
): boolean {
  const origin = kind === 'Secret' ? 'secret' : 'config-map';
  return (
    volumes.some(({ source }) => source === name) ||
    [...containers, ...initContainers].some(
      ({ env, envFrom }) =>
        env.some(({ from }) => from.kind === origin && from.name === name) ||
        envFrom.some(source => source.kind === origin && source.name === name),
    )
  );
}

const APPLIED = 'poddefault.admission.kubeflow.org/poddefault-';

/** The PodDefault that brought a reference to something of this name. */
function podDefaultWith(
  evidence: NotebookEvidence,
  name: string,
): string | undefined {
  const marks = Object.keys(
    NotebookFacts.of(evidence).activePod?.annotations ?? {},
  );
  const applied = marks
    .filter(mark => mark.startsWith(APPLIED))
    .map(mark => mark.slice(APPLIED.length));
  const carrier = evidence.podDefaults?.find(
    one =>
      applied.includes(one.name) &&
      one.injects.some(({ detail = '' }) => detail.split(' ').includes(name)),
  );
  // Where only one was applied it must have been that one.
  return carrier?.name ?? (applied.length === 1 ? applied[0] : undefined);
}

function mountFailed(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { mountFailure: failure, activePod } = facts;
  if (
    !failure ||
    MULTI_ATTACH.test(failure.message) ||
    missingReference(failure.message) ||
    !facts.hasPassed(MOUNT_PATIENCE, activePod?.createdAt)
  ) {
    return undefined;
  }
  const volume = /volume "([^"]+)"/.exec(failure.message)?.[1];
  return {
    title: 'A volume cannot be mounted',
    cause: `The node ${activePod?.node ?? ''} cannot mount ${
      volume ? `the volume ${volume}` : 'a volume'
    } for it.`.replace('  ', ' '),
    evidence: [ofEvent(failure)],
    since: failure.firstAt,
    remedies: [
      advice('Ask those who run the storage of the cluster.'),
      kubectl(
        evidence.notebook,
        'Another node may be able to: delete the Pod.',
        ['delete', 'pod', facts.podName],
      ),
    ],
  };
}
