import { parsePod } from '../../../kubernetes/pods';
import { diagnoseWorkspace } from '../../diagnoseWorkspace';
import { notebookOfWorkspace } from '../../notebookOfWorkspace';
import { parseWorkspace } from '../../Workspace';
import { parseWorkspaceKind } from '../../WorkspaceKind';

const kind = parseWorkspaceKind({
  metadata: { name: 'jupyter' },
  spec: {
    podTemplate: {
      options: {
        imageConfig: { values: [{ id: 'scipy', spec: { image: 'x' } }] },
        podConfig: { values: [{ id: 'small', spec: {} }] },
      },
    },
  },
});

const ready = parsePod({
  metadata: {
    name: 'ws-lab-x7k2p-0',
    namespace: 'churn',
    labels: { 'notebooks.kubeflow.org/workspace-name': 'lab' },
    creationTimestamp: '2026-01-31T11:00:00Z',
  },
  spec: { nodeName: 'worker-1', containers: [{ name: 'main' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [{ name: 'main', ready: true, state: { running: {} } }],
  },
});

interface WorkspaceCase {
  readonly image?: string;
  readonly status?: object;
  /** Whether the cluster has its kind. */
  readonly kindless?: boolean;
  readonly running?: boolean;
}

/** What the rules say of a Workspace. */
export function diagnosed({ image = 'scipy', ...given }: WorkspaceCase) {
  const workspace = parseWorkspace({
    metadata: {
      name: 'lab',
      namespace: 'churn',
      creationTimestamp: '2026-01-31T10:00:00Z',
    },
    spec: {
      kind: 'jupyter',
      podTemplate: { options: { imageConfig: image, podConfig: 'small' } },
    },
    status: given.status,
  });
  const workspaceKind = given.kindless ? null : kind;
  return diagnoseWorkspace({
    workspace,
    workspaceKind,
    notebook: notebookOfWorkspace(workspace, workspaceKind ?? undefined),
    pods: given.running ? [ready] : [],
    now: new Date('2026-01-31T12:00:00Z'),
  });
}

const error = (stateMessage: string) => ({
  status: { state: 'Error', stateMessage },
});

/** For each rule that is about Workspaces alone, what it finds, and what is near and fine. */
export const workspaceCases: Readonly<
  Record<string, { wrong: WorkspaceCase; right: WorkspaceCase }>
> = {
  'workspace-kind-missing': { wrong: { kindless: true }, right: {} },
  'workspace-option-invalid': {
    wrong: { image: 'gone' },
    right: { image: 'scipy' },
  },
  'workspace-refused': {
    wrong: error('failed to create Service: no'),
    right: error('Workspace Pod has warning event: probe failed'),
  },
  'workspace-restart-pending': {
    wrong: { running: true, status: { pendingRestart: true } },
    right: { running: true, status: { pendingRestart: false } },
  },
  'workspace-option-redirected': {
    wrong: {
      running: true,
      status: { podTemplateOptions: { podConfig: { desired: 'large' } } },
    },
    right: {
      running: true,
      status: { podTemplateOptions: { podConfig: { desired: 'small' } } },
    },
  },
};
