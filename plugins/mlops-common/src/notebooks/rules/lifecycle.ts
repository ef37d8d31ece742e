import type { Diagnosed, Rule } from '../../diagnosis';
import { isNodeLost } from '../../kubernetes/pods/podReadiness';
import type { NotebookEvidence } from '../NotebookEvidence';
import { CREATION_PATIENCE, NotebookFacts } from '../NotebookFacts';
import { ofEvent, ofNotebook } from './evidenceOf';
import { manifestNotebookRules } from './manifest';
import { advice, change, clusterKubectl, kubectl } from './remedies';
import { sentence } from './sentence';

/** The controller, its rollouts, and Pods that go away. */
export const lifecycleRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-nothing-created',
    severity: 'error',
    stage: 'manifest',
    summary: 'Nothing was created for the notebook',
    // What the API server refuses leaves no other trace.
    follows: manifestNotebookRules
      .filter(
        ({ stage, severity }) => stage === 'manifest' && severity === 'error',
      )
      .map(({ id }) => id),
    diagnose: nothingCreated,
  },
  {
    id: 'notebook-stuck-rollout',
    severity: 'error',
    stage: 'scheduling',
    summary: 'A newer version waits for a Pod that never came up',
    diagnose: stuckRollout,
  },
  {
    id: 'notebook-node-lost',
    severity: 'error',
    stage: 'lifecycle',
    summary: 'The node that runs the notebook does not answer',
    diagnose: nodeLost,
  },
  {
    id: 'notebook-evicted',
    severity: 'error',
    stage: 'lifecycle',
    summary: 'The notebook was evicted from its node',
    diagnose: evicted,
  },
  {
    id: 'notebook-pod-ended',
    severity: 'error',
    stage: 'lifecycle',
    summary: 'The Pod of the notebook ended',
    follows: [
      'notebook-evicted',
      'notebook-out-of-memory',
      'notebook-start-command',
      'notebook-crash-loop',
      'notebook-init-container',
    ],
    diagnose: podEnded,
  },
  {
    id: 'notebook-stop-ignored',
    severity: 'error',
    stage: 'lifecycle',
    summary: 'The notebook was asked to stop and still runs',
    diagnose: stopIgnored,
  },
  {
    id: 'notebook-stuck-terminating',
    severity: 'error',
    stage: 'lifecycle',
    summary: 'The notebook is being deleted and does not go away',
    diagnose: stuckTerminating,
  },
];

function nothingCreated(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, statefulSet, othersReconciled } = evidence;
  const nothing =
    statefulSet === null ||
    (statefulSet === undefined &&
      notebook.reported.readyReplicas === undefined &&
      !facts.events.some(({ kind }) => kind === 'StatefulSet'));
  if (
    !facts.wanted ||
    !facts.pods ||
    facts.pod ||
    facts.refused ||
    !nothing ||
    !facts.isOlderThan(CREATION_PATIENCE)
  ) {
    return undefined;
  }
  const alone = othersReconciled === true;
  const causes = {
    true: 'The controller takes care of other notebooks, so the cluster has refused what it made of this one. Only the log of the controller says why.',
    false:
      'The notebook controller makes a StatefulSet of every notebook within seconds, and it has made none of any.',
    undefined:
      'The notebook controller makes a StatefulSet of every notebook within seconds. It does not run, or the cluster refused what it made.',
  };
  return {
    title:
      othersReconciled === false
        ? 'The notebook controller does not run'
        : 'Nothing was created for it',
    cause: causes[`${othersReconciled}`],
    evidence: [
      ofNotebook(
        notebook,
        'status',
        notebook.reported.readyReplicas === undefined
          ? 'empty, and no StatefulSet'
          : 'out of date, and no StatefulSet',
      ),
    ],
    since: notebook.createdAt,
    remedies: [
      clusterKubectl(
        alone
          ? 'Administrators find the reason in the log of the controller.'
          : 'Administrators see whether the controller runs, and read its log.',
        [
          '-n',
          'kubeflow',
          'logs',
          'deployment/notebook-controller-deployment',
          '--since=1h',
        ],
      ),
      ...(alone
        ? [change(notebook, 'Change what the log complains about.')]
        : []),
    ],
  };
}

/** A rolling update takes the old Pod away within seconds. */
const ROLLOUT_PATIENCE = 60_000;

function stuckRollout(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod, pods } = facts;
  const { currentRevision, updateRevision } = evidence.statefulSet ?? {};
  const revision = activePod?.labels['controller-revision-hash'];
  if (
    !pods ||
    !activePod ||
    facts.ready ||
    !updateRevision ||
    !revision ||
    updateRevision === currentRevision ||
    revision === updateRevision ||
    !facts.hasPassed(ROLLOUT_PATIENCE, activePod.createdAt)
  ) {
    return undefined;
  }
  return {
    title: 'A newer version waits for the broken Pod to go',
    cause:
      'The notebook was changed, but its Pod is still that of the version before. Kubernetes replaces a Pod only once it has been ready, and this one never was.',
    evidence: [
      {
        object: `StatefulSet ${evidence.notebook.name}`,
        field: 'status.updateRevision',
        text: updateRevision,
      },
      {
        object: facts.podObject,
        field: 'metadata.labels[controller-revision-hash]',
        text: revision,
      },
    ],
    since: activePod.createdAt,
    remedies: [
      {
        kind: 'action',
        text: 'Recreate it: the next Pod has the new version. Volumes stay.',
        action: 'recreate',
      },
      kubectl(evidence.notebook, 'Or delete the Pod.', [
        'delete',
        'pod',
        activePod.name,
      ]),
    ],
  };
}

/** A node is asked to end a Pod; only a dead one never does. */
const END_PATIENCE = 60_000;

function nodeLost(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { pod, pods, notebook } = facts;
  if (!pods || !pod || notebook.deletedAt) {
    return undefined;
  }
  const taken = pod.conditions.find(
    ({ type, reason }) =>
      type === 'DisruptionTarget' && reason === 'DeletionByTaintManager',
  );
  const hanging =
    taken !== undefined &&
    pod.deletedAt !== undefined &&
    facts.hasPassed(END_PATIENCE, pod.deletedAt);
  if (!hanging && !isNodeLost(pod)) {
    return undefined;
  }
  const event = facts.podEvents.find(({ reason }) => reason === 'NodeNotReady');
  const ready = pod.conditions.find(({ type }) => type === 'Ready');
  return {
    title: 'The node that it runs on does not answer',
    cause: `The node ${pod.node ?? ''} was lost. ${
      hanging
        ? 'Kubernetes has ended the Pod, and starts a new one only when the node says that the old one is gone.'
        : 'Kubernetes waits five minutes for it before it ends the Pod.'
    }`,
    evidence: [
      event
        ? ofEvent(event)
        : {
            object: facts.podObject,
            field: `status.conditions[${taken?.type ?? 'Ready'}].${
              taken ? 'message' : 'status'
            }`,
            text: taken?.message ?? taken?.reason ?? ready?.status ?? 'False',
          },
    ],
    since: taken?.since ?? ready?.since,
    remedies: [
      advice(
        'Wait some minutes: the node may come back, and with it the notebook as it was.',
      ),
      kubectl(
        notebook,
        'When the node is gone for good, remove the Pod by force. Never do so while the node may still run it: both would write to the volume.',
        ['delete', 'pod', pod.name, '--force', '--grace-period=0'],
      ),
      clusterKubectl('See how the nodes are.', ['get', 'nodes']),
    ],
  };
}

function evicted(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { pod, notebook } = facts;
  if (!facts.wanted) {
    return undefined;
  }
  const gone = pod?.phase === 'Failed' && pod.reason === 'Evicted';
  const event = facts.events.find(
    ({ reason, kind, name }) =>
      reason === 'Evicted' && kind === 'Pod' && name === facts.podName,
  );
  if (!gone && !event) {
    return undefined;
  }
  const message = pod && gone ? pod.message : event?.message;
  const disk = /ephemeral-storage|disk/i.test(message ?? '');
  return {
    // The controller makes a new Pod within a second, which then runs.
    severity: gone ? 'error' : 'warning',
    title: gone
      ? 'It was evicted from its node'
      : 'It was evicted from its node and started anew',
    cause: `The node ran out of ${
      disk ? 'disk' : 'resources'
    } and ended the notebook; running kernels and what was not on a volume are gone.`,
    evidence: [
      pod && gone
        ? {
            object: facts.podObject,
            field: 'status.message',
            text: message ?? 'Evicted',
          }
        : ofEvent(event!),
    ],
    since: event?.lastAt,
    remedies: [
      advice(
        disk
          ? 'Keep large files and package caches on the home volume, not on /tmp.'
          : 'Ask for as much memory as it really uses: what uses more than its request is evicted first.',
      ),
      change(
        notebook,
        disk ? 'Choose a home volume.' : 'Raise the memory request.',
      ),
      ...(gone
        ? [
            kubectl(notebook, 'Delete the Pod that ended.', [
              'delete',
              'pod',
              facts.podName,
            ]),
          ]
        : []),
    ],
  };
}

function podEnded(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { activePod } = facts;
  if (
    !activePod ||
    (activePod.phase !== 'Failed' && activePod.phase !== 'Succeeded')
  ) {
    return undefined;
  }
  const { reason, message, phase } = activePod;
  return {
    title: 'Its Pod ended',
    cause: message
      ? sentence(`${reason ?? phase}: ${message}`)
      : `The Pod has the phase ${phase}${
          reason ? ` (${reason})` : ''
        } and was not replaced.`,
    evidence: [
      {
        object: facts.podObject,
        field: message ? 'status.message' : 'status.phase',
        text: message ?? phase,
      },
    ],
    remedies: [
      kubectl(evidence.notebook, 'Delete it: a new one is made at once.', [
        'delete',
        'pod',
        activePod.name,
      ]),
    ],
  };
}

function stopIgnored(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, pods } = facts;
  const { stopped } = notebook;
  if (
    !stopped?.at ||
    notebook.deletedAt ||
    !facts.hasPassed(END_PATIENCE, stopped.at) ||
    !pods?.some(isAlive) ||
    pods.some(({ deletedAt }) => deletedAt)
  ) {
    return undefined;
  }
  return {
    title: 'It was asked to stop and still runs',
    cause:
      'The notebook controller stops a notebook within seconds of being asked. It does not run, or cannot change the StatefulSet.',
    evidence: [
      ofNotebook(
        notebook,
        'metadata.annotations[kubeflow-resource-stopped]',
        notebook.annotations['kubeflow-resource-stopped'],
      ),
      {
        object: facts.podObject,
        field: 'status.phase',
        text: facts.pod?.phase ?? '',
      },
    ],
    since: stopped.at,
    remedies: [
      clusterKubectl(
        'Administrators see whether the controller runs, and read its log.',
        [
          '-n',
          'kubeflow',
          'logs',
          'deployment/notebook-controller-deployment',
          '--since=1h',
        ],
      ),
      kubectl(notebook, 'Until then scale it down by hand.', [
        'scale',
        'statefulset',
        notebook.name,
        '--replicas=0',
      ]),
    ],
  };
}

function isAlive({ phase }: { readonly phase?: string }): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}

const DELETION_PATIENCE = 300_000;

function stuckTerminating(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const { notebook, pods } = facts;
  if (
    !notebook.deletedAt ||
    !facts.hasPassed(DELETION_PATIENCE, notebook.deletedAt)
  ) {
    return undefined;
  }
  const foreign = notebook.finalizers.filter(
    finalizer => finalizer !== 'foregroundDeletion' && finalizer !== 'orphan',
  );
  const left = [
    ...(evidence.statefulSet
      ? [`StatefulSet ${evidence.statefulSet.name}`]
      : []),
    ...(pods ?? []).map(({ name }) => `Pod ${name}`),
  ];
  const waits = [...left, ...foreign.map(name => `the finalizer ${name}`)];
  return {
    title: 'It is being deleted and does not go away',
    cause:
      waits.length > 0
        ? `The deletion waits for ${waits.join(', ')}.`
        : 'Nothing that is known holds it up.',
    evidence: [
      ofNotebook(
        notebook,
        'metadata.finalizers',
        notebook.finalizers.join(', '),
      ),
    ],
    since: notebook.deletedAt,
    remedies: [
      ...(pods ?? [])
        .slice(0, 1)
        .map(({ name, node }) =>
          kubectl(
            notebook,
            `When the node ${
              node ?? ''
            } is gone for good, remove the Pod by force.`,
            ['delete', 'pod', name, '--force', '--grace-period=0'],
          ),
        ),
      ...(foreign.length > 0
        ? [
            advice(
              `See why the program behind ${foreign.join(
                ', ',
              )} does not finish; remove the finalizer by hand only when that program is gone.`,
            ),
          ]
        : []),
      kubectl(notebook, 'See what it waits for.', [
        'get',
        'notebooks.kubeflow.org',
        notebook.name,
        '-o',
        'yaml',
      ]),
    ],
  };
}
