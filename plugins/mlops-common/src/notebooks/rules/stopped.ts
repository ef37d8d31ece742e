import type { Diagnosed, Rule } from '../../diagnosis';
import { cullingOf } from '../culling';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofNotebook } from './evidenceOf';
import { advice, clusterKubectl, removal, yamlText } from './remedies';

/** Who stopped it, or will. */
export const stoppedRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-stopped',
    severity: 'info',
    stage: 'lifecycle',
    summary: 'The notebook is stopped',
    diagnose: stopped,
  },
  {
    id: 'notebook-activity-unknown',
    severity: 'warning',
    stage: 'lifecycle',
    summary: 'The notebook is stopped as idle however busy it is',
    diagnose: activityUnknown,
  },
  {
    id: 'notebook-stopping-soon',
    severity: 'info',
    stage: 'lifecycle',
    summary: 'The notebook will be stopped because it is idle',
    diagnose: stoppingSoon,
  },
];

const STOP_FIELD = 'metadata.annotations[kubeflow-resource-stopped]';
const ACTIVITY_FIELD =
  'metadata.annotations[notebooks.kubeflow.org/last-activity]';

function stopped(evidence: NotebookEvidence): Diagnosed | undefined {
  const { notebook } = evidence;
  const { at, by } = notebook.stopped ?? {};
  const alive = NotebookFacts.of(evidence).pods?.some(
    ({ phase }) => phase !== 'Succeeded' && phase !== 'Failed',
  );
  if (!notebook.stopped || notebook.deletedAt || alive) {
    return undefined;
  }
  const culled = by === 'the idle culler';
  const declared = by === 'Argo CD' || by === 'Flux';
  return {
    title: by ? `It was stopped by ${by}` : 'It is stopped',
    cause: [
      culled
        ? 'It had no activity for as long as this cluster allows.'
        : undefined,
      declared
        ? 'Git says that it is stopped: starting it here lasts until Git is applied again.'
        : undefined,
      'Its volumes are kept; what was outside of them is gone.',
    ]
      .filter(Boolean)
      .join(' '),
    evidence: [
      ofNotebook(
        notebook,
        STOP_FIELD,
        notebook.annotations['kubeflow-resource-stopped'],
      ),
    ],
    since: at,
    remedies: declared
      ? [
          removal('Start it in Git.', [
            'metadata:',
            '  annotations:',
            `    kubeflow-resource-stopped: ${yamlText(
              notebook.annotations['kubeflow-resource-stopped'] ?? '',
            )}`,
          ]),
        ]
      : [{ kind: 'action', text: 'Start it.', action: 'start' }],
  };
}

/** Which of the running ones the culler watches, and how. */
function watched(evidence: NotebookEvidence) {
  const facts = NotebookFacts.of(evidence);
  return facts.ready && facts.pods && evidence.culling
    ? cullingOf(evidence.notebook, evidence.culling, facts.activePod?.createdAt)
    : undefined;
}

function activityUnknown(evidence: NotebookEvidence): Diagnosed | undefined {
  const culling = watched(evidence);
  const { notebook } = evidence;
  if (!culling || culling.detectable) {
    return undefined;
  }
  const kinds: Readonly<Record<string, string>> = {
    vscode: 'VS Code',
    rstudio: 'RStudio',
  };
  const kind = Object.hasOwn(kinds, notebook.type)
    ? kinds[notebook.type]
    : undefined;
  return {
    title: 'It will be stopped as idle however busy it is',
    cause: kind
      ? `The culler asks for running kernels, which ${kind} does not have, so it counts from the start of the notebook.`
      : 'The culler has asked for kernels and got no answer that it understands, so it counts from the start of the notebook. Work in terminals is not seen either.',
    evidence: [
      ofNotebook(notebook, ACTIVITY_FIELD, notebook.lastActivity ?? 'never'),
    ],
    since: notebook.lastActivity,
    remedies: [
      advice(
        culling.stopsAt
          ? `Save before ${culling.stopsAt}, and start it again afterwards.`
          : 'Save often, and start it again afterwards.',
      ),
      longerCulling(evidence),
    ],
  };
}

function longerCulling({ culling }: NotebookEvidence) {
  return clusterKubectl(
    'Or let administrators give all notebooks twice the time.',
    [
      '-n',
      'kubeflow',
      'set',
      'env',
      'deployment/notebook-controller-deployment',
      `CULL_IDLE_TIME=${2 * (culling?.idleMinutes ?? 720)}`,
    ],
  );
}

/** Earlier it would be on every page all the time. */
const SOON = 7_200_000;

function stoppingSoon(evidence: NotebookEvidence): Diagnosed | undefined {
  const culling = watched(evidence);
  const facts = NotebookFacts.of(evidence);
  const { notebook } = evidence;
  if (!culling?.detectable || !culling.stopsAt) {
    return undefined;
  }
  const { lastActivity = '' } = notebook;
  const patience = Date.parse(culling.stopsAt) - Date.parse(lastActivity);
  if (!facts.hasPassed(patience - Math.min(SOON, patience / 2), lastActivity)) {
    return undefined;
  }
  return {
    title: 'It will be stopped soon because it is idle',
    cause: `Nothing has run in it since its last activity; it is stopped at ${culling.stopsAt}.`,
    evidence: [
      ofNotebook(notebook, ACTIVITY_FIELD, notebook.lastActivity ?? ''),
    ],
    since: notebook.lastActivity,
    remedies: [
      advice('Save your work, or run something to keep it.'),
      longerCulling(evidence),
    ],
  };
}
