import type { Pod } from '../../cluster';
import { type WarningEvent, workspaceState } from './workspaceState';

function pod(status: object, metadata: object = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'ws-a-0', namespace: 'churn', ...metadata },
    spec: { containers: [{ name: 'main' }] },
    status: { phase: 'Pending', ...status },
  } as Pod;
}

const warning = (
  kind: string,
  message: string,
  lastTimestamp = '2026-01-01T00:00:00Z',
): WarningEvent => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: message },
  type: 'Warning',
  message,
  lastTimestamp,
  involvedObject: { kind, name: 'ws-a-0' },
});

const scheduled = (reason: string) => ({
  conditions: [
    { type: 'PodScheduled', status: 'False', reason, message: 'no node' },
  ],
});
const waiting = (reason: string) => ({
  containerStatuses: [{ name: 'main', state: { waiting: { reason } } }],
});
const ready = { conditions: [{ type: 'Ready', status: 'True' }] };

describe('the state of a Workspace', () => {
  it.each<[string, Partial<Parameters<typeof workspaceState>[0]>, string]>([
    ['paused', { paused: true }, 'Paused: Workspace is paused'],
    ['nothing', {}, 'Unknown: Workspace is in an unknown state'],
    [
      'a StatefulSet that makes no Pod',
      {
        warnings: [
          warning('StatefulSet', 'old', '2025-01-01T00:00:00Z'),
          warning('StatefulSet', 'quota'),
          warning('Pod', 'other'),
        ],
      },
      'Error: Workspace StatefulSet has warning event: quota',
    ],
    [
      'a Pod that goes',
      { paused: true, pod: pod({}, { deletionTimestamp: 'now' }) },
      'Terminating: Workspace is terminating',
    ],
    [
      'no node',
      { pod: pod(scheduled('Unschedulable')) },
      'Error: Workspace Pod is unschedulable: no node',
    ],
    [
      'a gate',
      { pod: pod(scheduled('SchedulingGated')) },
      'Error: Workspace Pod is waiting for scheduling gate: no node',
    ],
    [
      'a Pod that serves',
      { pod: pod({ phase: 'Running', ...ready }) },
      'Running: Workspace is running',
    ],
    [
      'an image that does not come',
      { pod: pod(waiting('ImagePullBackOff')) },
      'Error: Workspace Container is not running (ImagePullBackOff)',
    ],
    [
      'one stale warning',
      { pod: pod({}), warnings: [warning('Pod', 'probe failed')] },
      'Error: Workspace Pod has warning event: probe failed',
    ],
    ['a Pod on its way', { pod: pod({}) }, 'Pending: Workspace is pending'],
    [
      'a Pod that is not ready',
      { pod: pod({ phase: 'Running' }) },
      'Unknown: Workspace is in an unknown state',
    ],
  ])('says of %s what the real controller says', (_of, input, said) => {
    const { state, stateMessage } = workspaceState({
      paused: false,
      pod: undefined,
      warnings: [],
      ...input,
    });
    expect(`${state}: ${stateMessage}`).toBe(said);
  });
});
