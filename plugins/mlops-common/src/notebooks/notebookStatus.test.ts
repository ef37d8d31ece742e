import { parseStatefulSet } from '../kubernetes/workloads';
import { parseNotebook } from './Notebook';
import { diagnoseNotebook } from './diagnoseNotebook';
import { notebookStatus } from './notebookStatus';

const now = new Date('2026-01-31T12:10:00Z');

interface Case {
  readonly metadata?: object;
  readonly spec?: object;
  readonly status?: object;
  readonly pods?: readonly object[] | null;
  readonly events?: readonly object[];
}

function statusOf({ metadata, spec, status, pods = [], events }: Case) {
  const notebook = parseNotebook({
    metadata: {
      name: 'lab',
      namespace: 'churn',
      creationTimestamp: '2026-01-31T11:00:00Z',
      ...metadata,
    },
    spec: {
      template: {
        spec: { containers: [{ name: 'lab', image: 'x' }], ...spec },
      },
    },
    status,
  });
  return notebookStatus({ notebook, pods: pods ?? undefined, events, now });
}

const pod = (fields: { metadata?: object; status?: object } = {}) => ({
  metadata: {
    name: 'lab-0',
    namespace: 'churn',
    labels: { 'notebook-name': 'lab' },
    creationTimestamp: '2026-01-31T12:00:00Z',
    ...fields.metadata,
  },
  spec: { nodeName: 'worker-1' },
  status: {
    phase: 'Running',
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        lastTransitionTime: '2026-01-31T12:01:00Z',
      },
    ],
    containerStatuses: [{ name: 'lab', ready: true, state: { running: {} } }],
    ...fields.status,
  },
});

const stopped = (value = '2026-01-31T12:09:30Z') => ({
  annotations: { 'kubeflow-resource-stopped': value },
});

const failedCreate = {
  involvedObject: { kind: 'StatefulSet', name: 'lab', namespace: 'churn' },
  reason: 'FailedCreate',
  message:
    'Create Pod lab-0 in StatefulSet lab failed error: pods "lab-0" is forbidden: exceeded quota: q, requested: cpu=2, used: cpu=3, limited: cpu=4',
  lastTimestamp: '2026-01-31T12:05:00Z',
};

describe('notebookStatus', () => {
  it.each<[string, Case, string, string]>([
    ['a ready Pod', { pods: [pod()] }, 'running', 'Running.'],
    [
      'a ready Pod, whatever a stale status says',
      {
        pods: [pod()],
        status: {
          readyReplicas: 0,
          containerState: { waiting: { reason: 'x' } },
        },
      },
      'running',
      'Running.',
    ],
    [
      'no Pod, whatever a stale status says',
      { status: { readyReplicas: 1, containerState: { running: {} } } },
      'unknown',
      'It has no Pod. The events of its StatefulSet say why.',
    ],
    [
      'being deleted',
      {
        metadata: { deletionTimestamp: '2026-01-31T12:09:00Z', ...stopped() },
        pods: [pod()],
      },
      'terminating',
      'Being deleted.',
    ],
    [
      'a deletion that a finalizer holds up',
      {
        metadata: {
          deletionTimestamp: '2026-01-31T12:09:00Z',
          finalizers: ['foregroundDeletion', 'example.com/backup'],
        },
      },
      'terminating',
      'Being deleted: waiting for example.com/backup.',
    ],
    [
      'the stop annotation and a Pod',
      { metadata: stopped(), pods: [pod()] },
      'stopping',
      'Stopping: its Pod is being shut down.',
    ],
    [
      'a stop that nobody acted on',
      { metadata: stopped('2026-01-31T12:00:00Z'), pods: [pod()] },
      'stopping',
      'It was asked to stop, but its Pod still runs.',
    ],
    [
      'the stop annotation and no Pod',
      { metadata: stopped() },
      'stopped',
      'Stopped.',
    ],
    [
      'the stop annotation and a Pod that ended',
      { metadata: stopped(), pods: [pod({ status: { phase: 'Succeeded' } })] },
      'stopped',
      'Stopped.',
    ],
    [
      'the lock of Open Data Hub',
      { metadata: stopped('odh-notebook-controller-lock') },
      'starting',
      'Starting: waiting for Open Data Hub to prepare it.',
    ],
    [
      'a new notebook without a Pod',
      { metadata: { creationTimestamp: '2026-01-31T12:09:30Z' } },
      'starting',
      'Starting: waiting for its Pod to be created.',
    ],
    [
      'an old notebook for which nothing was ever made',
      {},
      'failed',
      'Nothing was created for it.',
    ],
    [
      'a refused Pod',
      { status: { readyReplicas: 0 }, events: [failedCreate] },
      'failed',
      'The quota of the namespace leaves no room.',
    ],
    [
      'a refusal that a later attempt overcame',
      {
        status: { readyReplicas: 0 },
        events: [
          failedCreate,
          {
            ...failedCreate,
            reason: 'SuccessfulCreate',
            lastTimestamp: '2026-01-31T12:06:00Z',
          },
        ],
      },
      'unknown',
      'It has no Pod. The events of its StatefulSet say why.',
    ],
    [
      'a refusal in another namespace',
      {
        status: { readyReplicas: 0 },
        events: [
          {
            ...failedCreate,
            involvedObject: { ...failedCreate.involvedObject, namespace: 'x' },
          },
        ],
      },
      'unknown',
      'It has no Pod. The events of its StatefulSet say why.',
    ],
    [
      'a Pod of another notebook',
      {
        metadata: { creationTimestamp: '2026-01-31T12:09:30Z' },
        pods: [pod({ metadata: { labels: { 'notebook-name': 'other' } } })],
      },
      'starting',
      'Starting: waiting for its Pod to be created.',
    ],
    [
      'an old Pod that shuts down beside a new one',
      {
        pods: [
          pod({ metadata: { deletionTimestamp: '2026-01-31T12:10:20Z' } }),
          pod({ metadata: { creationTimestamp: '2026-01-31T12:09:00Z' } }),
        ],
      },
      'running',
      'Running.',
    ],
    [
      'only an old Pod that shuts down',
      {
        pods: [
          pod({ metadata: { deletionTimestamp: '2026-01-31T12:10:20Z' } }),
        ],
      },
      'starting',
      'Restarting: its old Pod is being shut down.',
    ],
    [
      'a mount without a volume',
      {
        spec: {
          containers: [
            {
              name: 'lab',
              image: 'x',
              volumeMounts: [{ name: 'w', mountPath: '/w' }],
            },
          ],
        },
      },
      'failed',
      'It mounts the volume "w", which it does not have.',
    ],
    [
      'two mounts on one path',
      {
        spec: {
          containers: [
            {
              name: 'lab',
              image: 'x',
              volumeMounts: [
                { name: 'w', mountPath: '/w' },
                { name: 'v', mountPath: '/w' },
              ],
            },
          ],
          volumes: [{ name: 'w' }, { name: 'v' }],
        },
      },
      'failed',
      'It mounts two volumes on /w.',
    ],
    [
      'a GPU without a limit',
      {
        spec: {
          containers: [
            {
              name: 'lab',
              image: 'x',
              resources: { requests: { 'nvidia.com/gpu': 1 } },
            },
          ],
        },
      },
      'failed',
      'It requests nvidia.com/gpu without the same limit.',
    ],
    [
      'a request above its limit',
      {
        spec: {
          containers: [
            {
              name: 'lab',
              image: 'x',
              resources: { requests: { cpu: 2 }, limits: { cpu: '1500m' } },
            },
          ],
        },
      },
      'failed',
      'It requests more cpu than its limit allows.',
    ],
    [
      'Pods that could not be read, and a status',
      {
        pods: null,
        status: {
          readyReplicas: 1,
          conditions: [{ type: 'Ready', status: 'True' }],
          containerState: { running: {} },
        },
      },
      'running',
      'Running.',
    ],
    [
      'Pods that could not be read, and a failure in the status',
      {
        pods: null,
        status: {
          readyReplicas: 0,
          conditions: [{ type: 'PodScheduled', status: 'True' }],
          containerState: {
            waiting: { reason: 'ErrImagePull', message: 'not found' },
          },
        },
      },
      'failed',
      'The image cannot be pulled: it does not exist.',
    ],
    [
      'Pods that could not be read, and no status',
      { pods: null },
      'unknown',
      'Its Pods cannot be read, and its controller reports none.',
    ],
    [
      'Pods that could not be read, while it stops',
      { pods: null, metadata: stopped(), status: { readyReplicas: 1 } },
      'stopping',
      'Stopping: its Pod is being shut down.',
    ],
  ])('%s', (_title, input, phase, headline) => {
    const status = statusOf(input);
    expect([status.phase, status.headline]).toEqual([phase, headline]);
  });

  it('says since when the phase holds', () => {
    expect(statusOf({ pods: [pod()] }).since).toBe('2026-01-31T12:01:00.000Z');
    expect(statusOf({ metadata: stopped() }).since).toBe(
      '2026-01-31T12:09:30.000Z',
    );
  });

  it('names the object and field of a failure', () => {
    expect(
      statusOf({ status: { readyReplicas: 0 }, events: [failedCreate] })
        .evidence,
    ).toEqual({
      object: 'StatefulSet lab',
      field: 'event FailedCreate',
      text: failedCreate.message,
    });
  });
});

describe('an old notebook whose StatefulSet was made anew', () => {
  it.each([
    ['just now', '2026-01-31T12:09:50Z', 'starting'],
    ['long ago', '2026-01-31T12:05:00Z', 'unknown'],
  ])('%s', (_when, creationTimestamp, phase) => {
    const { status } = diagnoseNotebook({
      notebook: parseNotebook({
        metadata: {
          name: 'lab',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T11:00:00Z',
        },
        spec: {
          template: { spec: { containers: [{ name: 'lab', image: 'x' }] } },
        },
      }),
      statefulSet: parseStatefulSet({
        metadata: { name: 'lab', namespace: 'churn', creationTimestamp },
      }),
      pods: [],
      events: [],
      now,
    });
    expect(status.phase).toBe(phase);
  });
});
