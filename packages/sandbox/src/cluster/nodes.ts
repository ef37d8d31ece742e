import { Node } from './objects';

/** Two machines; one of them has GPUs. */
export function clusterNodes(): Node[] {
  return [
    node('worker-0', '10.0.0.10', {}),
    node('worker-1', '10.0.0.11', { 'nvidia.com/gpu': '2' }),
  ];
}

function node(
  name: string,
  address: string,
  devices: Record<string, string>,
): Node {
  const amounts = {
    cpu: '8',
    memory: '32Gi',
    'ephemeral-storage': '100Gi',
    pods: '110',
    ...devices,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        ...(devices['nvidia.com/gpu']
          ? { 'nvidia.com/gpu.present': 'true' }
          : {}),
      },
    },
    spec: {},
    status: {
      capacity: amounts,
      allocatable: amounts,
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
        },
      ],
      nodeInfo: { kubeletVersion: 'v1.36.3', operatingSystem: 'linux' },
    },
  } as Node;
}
