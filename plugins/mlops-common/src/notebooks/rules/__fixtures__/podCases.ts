import { readEvents } from '../../../kubernetes/events';
import type { Case } from './liveEvidence';
import {
  claim,
  condition,
  ended,
  event,
  notebook,
  pod,
  podWith,
  running,
  set,
  stoppedAt,
  unscheduled,
  waiting,
} from './liveObjects';

/** Rules about Pods on their way, and those that end. */
export const podCases: readonly Case[] = [
  [
    'notebook-claim-missing',
    { pods: [], claims: [] },
    'Its volume claim does not exist',
    { claims: undefined },
  ],
  [
    'notebook-claim-lost',
    { claims: [claim({ status: { phase: 'Lost' } })] },
    'The volume behind its volume claim is gone',
  ],
  [
    'notebook-claim-pending',
    {
      pods: [
        unscheduled(
          '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
        ),
      ],
      claims: [claim({ status: { phase: 'Pending' } })],
      events: readEvents([
        event(
          'PersistentVolumeClaim/lab-home',
          'ProvisioningFailed',
          'storageclass.storage.k8s.io "fast" not found',
        ),
      ]),
    },
    'The storage class "fast" does not exist',
    {
      // It waits for its first consumer, which waits for a GPU.
      pods: [unscheduled('0/3 nodes are available: 3 Insufficient cpu.')],
      claims: [claim({ status: { phase: 'Pending' } })],
      events: readEvents([
        event(
          'PersistentVolumeClaim/lab-home',
          'WaitForFirstConsumer',
          'waiting for first consumer to be created before binding',
        ),
      ]),
    },
  ],
  [
    'notebook-nothing-created',
    {
      pods: [],
      statefulSet: null,
      othersReconciled: false,
      notebook: notebook({ status: null }),
    },
    'The notebook controller does not run',
    {
      // It was made a moment ago.
      pods: [],
      statefulSet: null,
      notebook: notebook({
        metadata: { creationTimestamp: '2026-01-31T12:09:40Z' },
      }),
    },
  ],
  [
    'notebook-stuck-rollout',
    {
      statefulSet: set({ status: { updateRevision: 'lab-2' } }),
      pods: [
        podWith(
          { state: { waiting: { reason: 'ImagePullBackOff' } } },
          { metadata: { labels: { 'controller-revision-hash': 'lab-1' } } },
        ),
      ],
    },
    'A newer version waits for the broken Pod to go',
    {
      statefulSet: set({ status: { updateRevision: 'lab-2' } }),
      pods: [
        pod({ metadata: { labels: { 'controller-revision-hash': 'lab-1' } } }),
      ],
    },
  ],
  [
    'notebook-unschedulable',
    { pods: [unscheduled('0/1 nodes are available: 1 Insufficient cpu.')] },
    'No node has enough free CPU',
  ],
  [
    'notebook-volume-out-of-reach',
    {
      pods: [
        unscheduled(
          '0/2 nodes are available: 2 node(s) had volume node affinity conflict.',
        ),
      ],
    },
    'No free node can reach its volume',
  ],
  [
    'notebook-volume-in-use',
    {
      pods: [waiting('ContainerCreating')],
      events: readEvents([
        event(
          'Pod/lab-0',
          'FailedAttachVolume',
          'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) other-0',
        ),
      ]),
    },
    'Its volume is in use by another Pod',
    {
      // The same event of an hour ago, before the Pod of now.
      events: readEvents([
        event(
          'Pod/lab-0',
          'FailedAttachVolume',
          'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) other-0',
          '2026-01-31T10:00:00Z',
        ),
      ]),
    },
  ],
  [
    'notebook-reference-missing',
    { pods: [waiting('CreateContainerConfigError', 'secret "s" not found')] },
    'The Secret "s" does not exist',
  ],
  [
    'notebook-volume-mount',
    {
      pods: [waiting('ContainerCreating')],
      events: readEvents([
        event(
          'Pod/lab-0',
          'FailedMount',
          'MountVolume.SetUp failed for volume "home" : rpc error: timeout',
        ),
      ]),
    },
    'A volume cannot be mounted',
  ],
  [
    'notebook-image-pull',
    { pods: [waiting('ErrImagePull', 'manifest unknown')] },
    'The image cannot be pulled: it does not exist',
    { pods: [waiting('ContainerCreating')] },
  ],
  [
    'notebook-init-container',
    {
      pods: [
        podWith(
          { state: { waiting: { reason: 'PodInitializing' } } },
          {
            status: {
              initContainerStatuses: [
                {
                  name: 'clone',
                  restartCount: 2,
                  state: { waiting: { reason: 'CrashLoopBackOff' } },
                  lastState: { terminated: { exitCode: 1 } },
                },
              ],
            },
          },
        ),
      ],
    },
    'Its init container "clone" fails',
  ],
  [
    'notebook-out-of-memory',
    { pods: [ended({ exitCode: 137, reason: 'OOMKilled' })] },
    'It used more memory than its limit',
    {
      // Days ago.
      pods: [
        pod({
          status: {
            containerStatuses: [
              {
                ...running,
                lastState: {
                  terminated: {
                    reason: 'OOMKilled',
                    finishedAt: '2026-01-20T11:00:00Z',
                  },
                },
              },
            ],
          },
        }),
      ],
    },
  ],
  [
    'notebook-start-command',
    { pods: [ended({ exitCode: 127, reason: 'Error' })] },
    'Its start command cannot be run',
  ],
  [
    'notebook-crash-loop',
    { pods: [ended({ exitCode: 1, reason: 'Error' })] },
    'Its server ends again and again',
  ],
  [
    'notebook-container-config',
    {
      pods: [
        waiting(
          'CreateContainerConfigError',
          'container has runAsNonRoot and image will run as root',
        ),
      ],
    },
    'Its image runs as root, which is not allowed',
  ],
  [
    'notebook-evicted',
    {
      pods: [
        pod({
          status: {
            phase: 'Failed',
            reason: 'Evicted',
            message: 'The node was low on resource: ephemeral-storage.',
            conditions: [],
            containerStatuses: [],
          },
        }),
      ],
    },
    'It was evicted from its node',
  ],
  [
    'notebook-pod-ended',
    {
      pods: [
        pod({
          status: {
            phase: 'Failed',
            reason: 'UnexpectedAdmissionError',
            conditions: [],
            containerStatuses: [],
          },
        }),
      ],
    },
    'Its Pod ended',
  ],
  [
    'notebook-node-lost',
    {
      pods: [pod({ status: { conditions: [condition('Ready', 'False')] } })],
    },
    'The node that it runs on does not answer',
  ],
  [
    'notebook-stop-ignored',
    { notebook: stoppedAt('2026-01-31T12:00:00Z') },
    'It was asked to stop and still runs',
    { notebook: stoppedAt('2026-01-31T12:09:50Z') },
  ],
  [
    'notebook-stuck-terminating',
    {
      notebook: notebook({
        metadata: {
          deletionTimestamp: '2026-01-31T12:00:00Z',
          finalizers: ['example.com/backup'],
        },
      }),
    },
    'It is being deleted and does not go away',
    {
      notebook: notebook({
        metadata: { deletionTimestamp: '2026-01-31T12:09:00Z' },
      }),
    },
  ],
];
