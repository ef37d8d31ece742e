import { provisioner } from './claimOutlook';
import { clusterNodes } from './nodes';
import {
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodSpec,
  StorageClass,
} from './objects';
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

  const classes: StorageClass[] = [
    { name: 'own', provisioner, volumeBindingMode: 'Immediate' },
    { name: 'late', provisioner, volumeBindingMode: 'WaitForFirstConsumer' },
    { name: 'foreign', provisioner: 'csi.example.com' },
  ].map(({ name, ...fields }) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    ...fields,
  }));
  const ofClass = (storageClassName: string, phase = 'Pending') => ({
    ...empty,
    classes,
    claims: [{ ...claim('home', phase), spec: { storageClassName } }],
  });

  it('waits for a claim that is being bound', () => {
    expect(schedule(withHome, ofClass('own'))).toEqual({ kind: 'wait' });
    expect(schedule(withHome, ofClass('own', 'Bound')).kind).toBe('node');
  });

  it.each(['foreign', 'missing', ''])(
    'says that nobody binds a claim of class "%s"',
    name => {
      expect(schedule(withHome, ofClass(name))).toEqual({
        kind: 'unschedulable',
        message:
          '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      });
    },
  );

  it('chooses a node first for a claim that waits for its consumer', () => {
    expect(schedule(withHome, ofClass('late'))).toMatchObject({
      kind: 'node',
      unbound: [{ metadata: { name: 'home' } }],
    });
  });

  it('keeps Pods from nodes that cannot reach their volume', () => {
    const bound = { ...claim('home', 'Bound'), spec: { volumeName: 'pv-c' } };
    const volume: PersistentVolume = {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: 'pv-c' },
      spec: {
        nodeAffinity: {
          required: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'zone', operator: 'In', values: ['zone-c'] },
                ],
              },
            ],
          },
        },
      },
    };
    expect(
      schedule(withHome, { ...empty, claims: [bound], volumes: [volume] }),
    ).toMatchObject({
      message: `0/2 nodes are available: 2 node(s) didn't match PersistentVolume's node affinity. ${preemption(
        '2 Preemption is not helpful for scheduling',
      )}`,
    });
  });

  it('gives a claim for one Pod to one Pod', () => {
    const home = {
      ...claim('home', 'Bound'),
      spec: { accessModes: ['ReadWriteOncePod'] },
    };
    const holder = {
      ...withHome,
      metadata: { ...withHome.metadata, name: 'other-0', uid: '1' },
      spec: { ...withHome.spec, nodeName: 'worker-0' },
    };
    expect(
      schedule(withHome, { ...empty, claims: [home], pods: [holder] }),
    ).toMatchObject({
      message: expect.stringContaining(
        '2 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
      ),
    });
  });

  it('keeps Pods apart that want no company', () => {
    const labels = { app: 'study' };
    const term = {
      topologyKey: 'kubernetes.io/hostname',
      labelSelector: { matchLabels: labels },
    };
    const apart = pod({
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [term],
        },
      },
    });
    const there = ['worker-0', 'worker-1'].map((nodeName, index) => ({
      ...pod({ nodeName }, `other-${index}`),
      metadata: {
        name: `o-${index}`,
        namespace: 'lab',
        labels,
        uid: `${index}`,
      },
    }));
    expect(schedule(apart, { ...empty, pods: there })).toMatchObject({
      message: expect.stringContaining(
        "2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.",
      ),
    });
    expect(
      schedule(apart, { ...empty, pods: there.slice(0, 1) }),
    ).toMatchObject({ node: { metadata: { name: 'worker-1' } } });
  });
});
