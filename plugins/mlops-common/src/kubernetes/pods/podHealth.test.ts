import { parsePod } from './Pod';
import { podHealth } from './podHealth';
import type { PodHealthOptions } from './podHealthResult';

const now = new Date('2026-01-31T12:10:00Z');
const created = '2026-01-31T12:00:00Z';

function health(
  status: Record<string, unknown>,
  rest: {
    spec?: Record<string, unknown>;
    options?: Partial<PodHealthOptions>;
    createdAt?: string;
  } = {},
) {
  const pod = parsePod({
    metadata: { name: 'a-0', creationTimestamp: rest.createdAt ?? created },
    spec: { nodeName: 'worker-1', ...rest.spec },
    status,
  });
  return podHealth(pod, { now, ...rest.options });
}

const container = (fields: Record<string, unknown>) => ({
  name: 'a',
  ready: false,
  restartCount: 0,
  ...fields,
});
const condition = (type: string, status: string, fields = {}) => ({
  type,
  status,
  ...fields,
});

describe('podHealth', () => {
  it.each([
    [
      'a Pod without any status',
      { phase: 'Pending' },
      { spec: { nodeName: undefined } },
      'starting',
      'Starting: waiting for a node.',
    ],
    [
      'volumes are prepared',
      {
        phase: 'Pending',
        conditions: [
          condition('PodScheduled', 'True'),
          condition('PodReadyToStartContainers', 'False'),
        ],
        containerStatuses: [
          container({ state: { waiting: { reason: 'ContainerCreating' } } }),
        ],
      },
      {},
      'starting',
      'Starting: preparing its volumes and network.',
    ],
    [
      'an image is pulled',
      {
        phase: 'Pending',
        conditions: [condition('PodReadyToStartContainers', 'True')],
        containerStatuses: [
          container({ state: { waiting: { reason: 'ContainerCreating' } } }),
        ],
      },
      {},
      'starting',
      'Starting: pulling the image.',
    ],
    [
      'an init container runs',
      {
        phase: 'Pending',
        initContainerStatuses: [
          container({ name: 'clone', state: { running: {} } }),
        ],
        containerStatuses: [
          container({ state: { waiting: { reason: 'PodInitializing' } } }),
        ],
      },
      {},
      'starting',
      'Starting: the init container clone prepares it.',
    ],
    [
      'the probe has not answered yet',
      {
        phase: 'Running',
        conditions: [
          condition('Ready', 'False', { reason: 'ContainersNotReady' }),
        ],
        containerStatuses: [
          container({
            state: { running: { startedAt: '2026-01-31T12:09:00Z' } },
          }),
        ],
      },
      {},
      'starting',
      'Starting: waiting until the server is ready.',
    ],
    [
      'the probe has not answered for long',
      {
        phase: 'Running',
        conditions: [
          condition('Ready', 'False', { reason: 'ContainersNotReady' }),
        ],
        containerStatuses: [
          container({
            state: { running: { startedAt: '2026-01-31T11:00:00Z' } },
          }),
        ],
      },
      {},
      'failed',
      'The server runs, but does not become ready.',
    ],
    [
      'scheduling gates',
      {
        phase: 'Pending',
        conditions: [
          condition('PodScheduled', 'False', { reason: 'SchedulingGated' }),
        ],
      },
      {},
      'starting',
      'Starting: waiting until its scheduling gates open.',
    ],
    [
      'it runs',
      {
        phase: 'Running',
        conditions: [
          condition('Ready', 'True', { lastTransitionTime: created }),
        ],
        containerStatuses: [container({ ready: true, state: { running: {} } })],
      },
      {},
      'running',
      'Running.',
    ],
    [
      'it was restarted but runs',
      {
        phase: 'Running',
        conditions: [condition('Ready', 'True')],
        containerStatuses: [
          container({
            ready: true,
            restartCount: 3,
            state: { running: {} },
            lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
          }),
        ],
      },
      {},
      'running',
      'Running.',
    ],
    [
      'the node does not answer',
      {
        phase: 'Running',
        conditions: [condition('Ready', 'False')],
        containerStatuses: [container({ ready: true, state: { running: {} } })],
      },
      {},
      'failed',
      'The node worker-1 that it runs on does not answer.',
    ],
    [
      'the sidecar is broken',
      {
        phase: 'Running',
        conditions: [
          condition('Ready', 'False', { reason: 'ContainersNotReady' }),
        ],
        containerStatuses: [
          container({ ready: true, state: { running: {} } }),
          container({
            name: 'istio-proxy',
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 255, reason: 'Error' } },
            restartCount: 1,
          }),
        ],
      },
      {},
      'failed',
      'The container istio-proxy ended with an error (exit code 255); restarted once.',
    ],
    [
      'out of memory, with its limit',
      {
        phase: 'Running',
        containerStatuses: [
          container({
            restartCount: 4,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
          }),
        ],
      },
      {
        spec: {
          containers: [
            { name: 'a', resources: { limits: { memory: '1.2Gi' } } },
          ],
        },
      },
      'failed',
      'The server was killed because it used more memory than its limit of 1.2 GiB; restarted 4 times.',
    ],
    [
      'a start command that is not there',
      {
        phase: 'Running',
        containerStatuses: [
          container({
            restartCount: 2,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 128, reason: 'StartError' } },
          }),
        ],
      },
      {},
      'failed',
      'The start command of the server cannot be run; restarted 2 times.',
    ],
    [
      'a missing Secret',
      {
        phase: 'Pending',
        containerStatuses: [
          container({
            state: {
              waiting: {
                reason: 'CreateContainerConfigError',
                message: 'secret "mlflow" not found',
              },
            },
          }),
        ],
      },
      {},
      'failed',
      'The server needs the Secret mlflow, which does not exist.',
    ],
    [
      'evicted',
      {
        phase: 'Failed',
        reason: 'Evicted',
        message: 'The node was low on resource: ephemeral-storage.',
      },
      {},
      'failed',
      'It was evicted from its node: The node was low on resource: ephemeral-storage.',
    ],
  ])('%s', (_title, status, rest, state, headline) => {
    const result = health(status, rest);
    expect([result.state, result.headline]).toEqual([state, headline]);
    expect(result.evidence !== undefined).toBe(state === 'failed');
  });

  const unbound = {
    phase: 'Pending',
    conditions: [
      condition('PodScheduled', 'False', {
        reason: 'Unschedulable',
        message:
          '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      }),
    ],
  };

  it('waits a minute for a volume before it calls that a failure', () => {
    const young = { createdAt: '2026-01-31T12:09:30Z' };
    expect(health(unbound, young).state).toBe('starting');
    expect(health(unbound).state).toBe('failed');
  });

  it('names the literal text that it judged by', () => {
    expect(health(unbound).evidence).toEqual({
      object: 'Pod a-0',
      field: 'status.conditions[PodScheduled].message',
      text: '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    });
  });

  it('finds the cause of an image pull in the event of the first attempt', () => {
    const status = {
      phase: 'Pending',
      containerStatuses: [
        container({
          state: {
            waiting: {
              reason: 'ImagePullBackOff',
              message: 'Back-off pulling image "x.example.com/a:1"',
            },
          },
        }),
      ],
    };
    const spec = { containers: [{ name: 'a', image: 'x.example.com/a:1' }] };
    expect(health(status, { spec }).headline).toBe(
      'The image x.example.com/a:1 cannot be pulled: the node could not fetch it.',
    );
    expect(
      health(status, {
        spec,
        options: {
          events: [
            'Failed to pull image "x.example.com/a:1": 401 Unauthorized',
          ],
        },
      }).headline,
    ).toBe(
      'The image x.example.com/a:1 cannot be pulled: the registry refuses access. The image pull secret is missing or wrong.',
    );
  });

  it('reads from events why a volume is not mounted', () => {
    const status = {
      phase: 'Pending',
      conditions: [
        condition('PodScheduled', 'True'),
        condition('PodReadyToStartContainers', 'False'),
      ],
      containerStatuses: [
        container({ state: { waiting: { reason: 'ContainerCreating' } } }),
      ],
    };
    expect(
      health(status, {
        options: {
          events: [
            'MountVolume.SetUp failed for volume "x" : secret "token" not found',
          ],
        },
      }).headline,
    ).toBe('A volume needs the Secret token, which does not exist.');
    expect(
      health(status, {
        options: {
          events: ['Multi-Attach error for volume "x" Volume is already used'],
        },
      }).headline,
    ).toBe('Its volume is in use on another node.');
  });
});
