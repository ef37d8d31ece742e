import type { Diagnosed, Remedy, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import {
  type PodDefaultEffect,
  type PodDefaultReason,
  podDefaultEffects,
} from '../podDefaults';
import { ofNotebook } from './evidenceOf';
import { advice, clusterKubectl } from './remedies';

/** Whether the Pod has what its PodDefaults say. */
export const podDefaultRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-poddefault-not-applied',
    severity: 'warning',
    stage: 'advice',
    summary: 'A PodDefault of the notebook was not applied to its Pod',
    follows: ['notebook-pod-metadata'],
    diagnose: notApplied,
  },
  {
    id: 'notebook-poddefault-stale',
    severity: 'info',
    stage: 'advice',
    summary: 'The Pod has an older version of a PodDefault',
    diagnose: stale,
  },
];

function effectsOf(evidence: NotebookEvidence): readonly PodDefaultEffect[] {
  const { notebook, podDefaults = [], namespace } = evidence;
  const facts = NotebookFacts.of(evidence);
  return facts.pods && facts.activePod && podDefaults.length > 0
    ? podDefaultEffects({
        notebook,
        podDefaults,
        pod: facts.activePod,
        namespaceLabels: namespace?.labels,
      })
    : [];
}

function notApplied(
  evidence: NotebookEvidence,
): readonly Diagnosed[] | undefined {
  return effectsOf(evidence)
    .filter(
      // Whoever excludes a Pod from all of them wants that.
      ({ state, why }) => state === 'not-applied' && why !== 'excluded',
    )
    .map(effect => ({
      title: `PodDefault "${effect.name}" was not applied`,
      cause: `The notebook has its label, but the Pod has nothing of it. ${
        effect.reason ?? ''
      }`.trim(),
      evidence: [
        {
          object: NotebookFacts.of(evidence).podObject,
          field: 'metadata.annotations',
          text: `no poddefault.admission.kubeflow.org/poddefault-${effect.name}`,
        },
        ...(effect.why === 'namespace-label'
          ? [
              {
                object: `Namespace ${evidence.notebook.namespace}`,
                field: 'metadata.labels[app.kubernetes.io/part-of]',
                text:
                  evidence.namespace?.labels['app.kubernetes.io/part-of'] ??
                  'absent',
              },
            ]
          : []),
      ],
      remedies: remediesFor(evidence, effect.why),
    }));
}

function remediesFor(
  { notebook }: NotebookEvidence,
  why: PodDefaultReason | undefined,
): readonly Remedy[] {
  if (why === 'namespace-label') {
    return [
      clusterKubectl(
        'Administrators label the namespace, or better make it a Profile.',
        [
          'label',
          'namespace',
          notebook.namespace,
          'app.kubernetes.io/part-of=kubeflow-profile',
        ],
      ),
      advice('Then stop the notebook and start it again.'),
    ];
  }
  return why === 'label-not-on-pod'
    ? [
        {
          kind: 'action',
          text: 'Recreate it: its volumes stay.',
          action: 'recreate',
        },
      ]
    : [
        {
          kind: 'action',
          text: 'Stop it, then start it again.',
          action: 'stop',
        },
      ];
}

function stale(evidence: NotebookEvidence): readonly Diagnosed[] | undefined {
  return effectsOf(evidence)
    .filter(({ state }) => state === 'stale')
    .map(effect => ({
      title: `It runs with an older PodDefault "${effect.name}"`,
      cause: effect.reason ?? 'The PodDefault has changed since.',
      evidence: [
        ofNotebook(
          evidence.notebook,
          'metadata.labels',
          `PodDefault ${effect.name}`,
        ),
      ],
      remedies: [
        {
          kind: 'action',
          text: 'Stop it, then start it again.',
          action: 'stop',
        },
      ],
    }));
}
