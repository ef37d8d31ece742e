import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { nothingCreated, stopIgnored } from './controllerSilent';
import { ofNotebook } from './evidenceOf';
import { evicted, nodeLost } from './lostPods';
import { manifestNotebookRules } from './manifest';
import { advice, kubectl } from './remedies';
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
