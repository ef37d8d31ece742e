import { labNamespace, LabNotebook } from './LabNotebook';

const small = { cpu: '50m', memory: '128Mi' };

const onNode = (name: string, node: string): LabNotebook => ({
  name,
  pod: { nodeSelector: { 'kubernetes.io/hostname': node } },
});

/** Those that no node takes, or whose volume does not come. */
export const placementNotebooks: readonly LabNotebook[] = [
  {
    name: 'gpu-unknown',
    server: {
      resources: {
        requests: small,
        limits: { cpu: '500m', memory: '1Gi', 'amd.com/gpu': '1' },
      },
    },
  },
  {
    // Neither a StatefulSet nor an event tells of it.
    name: 'gpu-without-limit',
    server: {
      resources: {
        requests: { ...small, 'nvidia.com/gpu': '1' },
        limits: { cpu: '500m', memory: '1Gi' },
      },
    },
  },
  { name: 'node-selector', pod: { nodeSelector: { pool: 'highmem' } } },
  { name: 'claim-missing', claim: 'none' },
  { name: 'claim-class', claim: { storageClassName: 'fast-nvme' } },
  onNode('volume-first', 'worker-0'),
  {
    ...onNode('volume-second', 'worker-1'),
    sharedClaim: 'volume-first-workspace',
  },
  {
    name: 'volume-zone',
    claim: { storageClassName: '', volumeName: `${labNamespace}-zone-c` },
  },
];

/** A volume of a zone that has no machine any more. */
export const zonalVolume = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: `${labNamespace}-zone-c` },
  spec: {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    csi: { driver: 'csi.sandbox.local', volumeHandle: 'zone-c-1' },
    persistentVolumeReclaimPolicy: 'Retain',
    storageClassName: '',
    nodeAffinity: {
      required: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              {
                key: 'topology.kubernetes.io/zone',
                operator: 'In',
                values: ['zone-c'],
              },
            ],
          },
        ],
      },
    },
  },
};
