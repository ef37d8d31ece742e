import { parseSchedulerMessage, schedulingHeadline } from './schedulerMessage';

describe('the message of the scheduler', () => {
  const sentence = (message: string) =>
    schedulingHeadline(message, parseSchedulerMessage(message));

  it.each([
    [
      '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      'No node can run it: 1 of 3 nodes is reserved for other work (taint), 2 have too little free CPU.',
    ],
    [
      '0/5 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) had untolerated taint {team: a}, 1 Too many pods, 1 Insufficient nvidia.com/gpu.',
      'No node can run it: 1 of 5 nodes is reserved for the control plane, 2 are reserved for other work (taint team), 1 is full of Pods, 1 has too few free NVIDIA GPUs (nvidia.com/gpu).',
    ],
    [
      "0/4 nodes are available: 2 node(s) didn't match Pod's node affinity/selector, 1 node(s) were unschedulable, 1 node(s) had volume node affinity conflict.",
      'No node can run it: 2 of 4 nodes do not have the labels that it asks for, 1 is closed for new work, 1 is out of reach of its volume.',
    ],
    [
      '0/3 nodes are available: 3 Insufficient memory, 3 Insufficient ephemeral-storage, 3 Insufficient example.com/license.',
      'No node can run it: 3 of 3 nodes have too little free memory, 3 have too little free disk, 3 have too little example.com/license.',
    ],
    [
      '0/2 nodes are available: 2 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod.',
      'No node can run it: 2 of 2 nodes are ruled out because its volume is in use by another Pod.',
    ],
    [
      '0/3 nodes are available: persistentvolumeclaim "study-workspace" not found. not found',
      'It cannot be placed on a node: the volume claim study-workspace does not exist.',
    ],
    [
      '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      'It cannot be placed on a node: its volume claim has no volume yet.',
    ],
    [
      'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
      'It cannot be placed on a node: no volume was made for its volume claim in time.',
    ],
    [
      'no nodes available to schedule pods',
      'It cannot be placed on a node: the cluster has no nodes.',
    ],
    [
      '0/1 nodes are available: 1 node(s) disliked it.',
      'No node can run it: 1 of 1 nodes say: disliked it.',
    ],
    ['', 'No node can run it.'],
  ])('%j reads: %s', (message, headline) => {
    expect(sentence(message)).toBe(headline);
  });
});
