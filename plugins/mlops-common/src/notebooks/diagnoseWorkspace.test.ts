import { readEvents } from '../kubernetes/events';
import { parsePod } from '../kubernetes/pods';
import { diagnoseWorkspace } from './diagnoseWorkspace';
import { notebookOfWorkspace } from './notebookOfWorkspace';
import { parseWorkspace } from './Workspace';
import { parseWorkspaceKind } from './WorkspaceKind';

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

const pod = (status: object, metadata: object = {}) =>
  parsePod({
    metadata: {
      name: 'ws-lab-x7k2p-0',
      namespace: 'churn',
      labels: { 'notebooks.kubeflow.org/workspace-name': 'lab' },
      creationTimestamp: '2026-01-31T11:00:00Z',
      ...metadata,
    },
    spec: { nodeName: 'worker-1', containers: [{ name: 'main' }] },
    status,
  });
const ready = pod({
  phase: 'Running',
  conditions: [{ type: 'Ready', status: 'True' }],
  containerStatuses: [{ name: 'main', ready: true, state: { running: {} } }],
});
const pulling = pod({
  phase: 'Pending',
  conditions: [
    { type: 'Ready', status: 'False', reason: 'ContainersNotReady' },
  ],
  containerStatuses: [
    { name: 'main', state: { waiting: { reason: 'ErrImagePull' } } },
  ],
});

function judged(options: {
  readonly spec?: object;
  readonly status?: object;
  readonly pods?: readonly ReturnType<typeof pod>[] | null;
  readonly kind?: typeof kind | null;
  readonly metadata?: object;
}) {
  const workspace = parseWorkspace({
    metadata: {
      name: 'lab',
      namespace: 'churn',
      creationTimestamp: '2026-01-31T10:00:00Z',
      ...options.metadata,
    },
    spec: {
      kind: 'jupyter',
      podTemplate: { options: { imageConfig: 'scipy', podConfig: 'small' } },
      ...options.spec,
    },
    status: options.status,
  });
  const workspaceKind = options.kind === undefined ? kind : options.kind;
  const { status, findings, broken } = diagnoseWorkspace({
    workspace,
    workspaceKind,
    notebook: notebookOfWorkspace(workspace, workspaceKind ?? undefined),
    pods: options.pods === null ? undefined : options.pods ?? [],
    events: readEvents([]),
    now: new Date('2026-01-31T12:00:00Z'),
  });
  expect(broken).toEqual([]);
  return [
    status.phase,
    status.headline,
    ...findings.map(({ ruleId }) => ruleId),
  ];
}

describe('diagnoseWorkspace', () => {
  it.each<[string, Parameters<typeof judged>[0], readonly string[]]>([
    ['a ready Pod', { pods: [ready] }, ['running', 'Running.']],
    [
      'a ready Pod, whatever one stale warning made of the state',
      {
        pods: [ready],
        status: {
          state: 'Error',
          stateMessage:
            'Workspace Pod has warning event: Readiness probe failed',
        },
      },
      ['running', 'Running.'],
    ],
    [
      'an image that cannot be pulled',
      { pods: [pulling], status: { state: 'Pending' } },
      ['failed', 'The image cannot be pulled.', 'notebook-image-pull'],
    ],
    [
      'a Pod of a notebook of the same name',
      {
        pods: [pod({}, { name: 'lab-0', labels: { 'notebook-name': 'lab' } })],
      },
      ['unknown', 'It has no Pod. The events of its StatefulSet say why.'],
    ],
    ['a pause', { spec: { paused: true } }, ['stopped', 'Stopped.']],
    [
      'a deletion',
      { metadata: { deletionTimestamp: '2026-01-31T11:59:00Z' } },
      ['terminating', 'Being deleted.'],
    ],
    [
      'a kind that does not exist',
      { kind: null },
      ['failed', 'Its kind does not exist.', 'workspace-kind-missing'],
    ],
    [
      'an image that its kind does not have',
      {
        status: {
          state: 'Error',
          stateMessage: 'Workspace has invalid imageConfig: gone',
        },
      },
      [
        'failed',
        'Its kind does not have the chosen image.',
        'workspace-option-invalid',
      ],
    ],
    [
      'a controller that cannot make the Service',
      {
        status: {
          state: 'Error',
          stateMessage: 'failed to create Service: no',
        },
      },
      [
        'failed',
        'Its controller cannot make what it needs.',
        'workspace-refused',
      ],
    ],
    [
      'a change that waits, and another option',
      {
        pods: [ready],
        status: {
          pendingRestart: true,
          podTemplateOptions: { imageConfig: { desired: 'scipy-2' } },
        },
      },
      [
        'running',
        'Running.',
        'workspace-restart-pending',
        'workspace-option-redirected',
      ],
    ],
    [
      'Pods that could not be read',
      { pods: null, status: { state: 'Running' } },
      ['running', 'Running.'],
    ],
  ])('%s', (_what, options, expected) => {
    expect(judged(options)).toEqual(expected);
  });
});
