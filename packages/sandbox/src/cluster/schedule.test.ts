import { clusterNodes } from './nodes';
import { Node, PersistentVolumeClaim, Pod, PodSpec } from './objects';
import { schedule } from './schedule';

function pod(spec: Partial<PodSpec>, name = 'study-0'): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'lab' },
    spec: { containers: [{ name: 'study' }], ...spec },
  };
}

const asking = (requests: Record<string, string>, nodeName?: string) =>
  pod({ containers: [{ name: 'study', resources: { requests } }], nodeName });

function claim(name: string, phase: string): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'lab' },
    status: { phase },
  };
}

const withHome = pod({
  volumes: [{ name: 'home', persistentVolumeClaim: { claimName: 'home' } }],
});

const nodes = clusterNodes();
const empty = { nodes, pods: [], claims: [] };
const preemption = (texts: string) =>
  `no new claims to deallocate, preemption: 0/2 nodes are available: ${texts}.`;

describe('schedule', () => {
  it('places a Pod with a GPU on the node that has one', () => {
    expect(schedule(asking({ 'nvidia.com/gpu': '1' }), empty)).toMatchObject({
      kind: 'node',
      node: { metadata: { name: 'worker-1' } },
    });
  });

  it('places a Pod on the emptier node', () => {
    const pods = [asking({ cpu: '6' }, 'worker-0')];
    expect(schedule(asking({ cpu: '1' }), { ...empty, pods })).toMatchObject({
      node: { metadata: { name: 'worker-1' } },
    });
  });

  it('counts the nodes that lack what no node has', () => {
    expect(schedule(asking({ 'nvidia.com/gpu': '4' }), empty)).toEqual({
      kind: 'unschedulable',
      message: `0/2 nodes are available: 2 Insufficient nvidia.com/gpu. ${preemption(
        '2 Preemption is not helpful for scheduling',
      )}`,
    });
  });

  it('tells a full node from one that is too small', () => {
    const pods = [asking({ 'nvidia.com/gpu': '2' }, 'worker-1')];
    expect(
      schedule(asking({ 'nvidia.com/gpu': '1' }), { ...empty, pods }),
    ).toMatchObject({
      message: `0/2 nodes are available: 2 Insufficient nvidia.com/gpu. ${preemption(
        '1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling',
      )}`,
    });
  });

  it('names every resource that is short', () => {
    expect(
      schedule(asking({ cpu: '128', memory: '1Ti' }), empty),
    ).toMatchObject({
      message: expect.stringContaining(
        '2 Insufficient cpu, 2 Insufficient memory. ',
      ),
    });
  });

  it.each<[string, Partial<PodSpec>]>([
    ['a node selector', { nodeSelector: { pool: 'highmem' } }],
    [
      'required node affinity',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'pool', operator: 'In', values: ['highmem'] },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
  ])('refuses nodes that do not match %s', (_, spec) => {
    expect(schedule(pod(spec), empty)).toMatchObject({
      message: expect.stringContaining(
        "2 node(s) didn't match Pod's node affinity/selector. ",
      ),
    });
  });

  it('refuses a taint unless the Pod tolerates it', () => {
    const spec = { taints: [{ key: 'gpu', effect: 'NoSchedule' }] };
    const tainted = { ...empty, nodes: [{ ...nodes[0], spec } as Node] };
    expect(schedule(pod({}), tainted)).toMatchObject({
      message: expect.stringContaining('1 node(s) had untolerated taint(s). '),
    });
    const tolerations = [{ key: 'gpu', operator: 'Exists' }];
    expect(schedule(pod({ tolerations }), tainted).kind).toBe('node');
  });

  it('names a volume claim that does not exist', () => {
    expect(schedule(withHome, empty)).toEqual({
      kind: 'unschedulable',
      message:
        '0/2 nodes are available: persistentvolumeclaim "home" not found. not found',
    });
  });

  it('waits for a claim that is being bound', () => {
    const claims = [claim('home', 'Pending')];
    expect(schedule(withHome, { ...empty, claims })).toEqual({ kind: 'wait' });
    const bound = [claim('home', 'Bound')];
    expect(schedule(withHome, { ...empty, claims: bound }).kind).toBe('node');
  });
});
