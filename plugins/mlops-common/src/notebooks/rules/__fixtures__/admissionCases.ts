import { readEvents } from '../../../kubernetes/events';
import * as policy from '../../../kubernetes/policy';
import type { Case } from './liveEvidence';
import { event, profile, refused } from './liveObjects';

/** Rules about Pods that the cluster does not create. */
export const admissionCases: readonly Case[] = [
  [
    'notebook-service-account-missing',
    refused(
      'pods "lab-0" is forbidden: error looking up service account churn/default-editor: serviceaccount "default-editor" not found',
    ),
    'The service account "default-editor" does not exist',
  ],
  [
    'notebook-webhook-down',
    refused(
      'Internal error occurred: failed calling webhook "x.example.com": failed to call webhook: Post "https://x": x509: certificate signed by unknown authority',
    ),
    'The cluster creates no Pods here at the moment',
  ],
  [
    'notebook-poddefault-refused',
    refused(
      'admission webhook "poddefaults-webhook-deployment.kubeflow.org" denied the request: conflict occurred while applying poddefaults: a,b on pod: lab-0 err: merging env for b has a conflict on URI: \nv1.EnvVar{}\ndoes not match\nv1.EnvVar{}\n in container',
    ),
    'PodDefaults contradict each other: a, b',
  ],
  [
    'notebook-policy-denied',
    refused('admission webhook "gate.example.com" denied the request: no root'),
    'A policy of the cluster refuses it',
  ],
  [
    'notebook-priority-class-missing',
    refused(
      'pods "lab-0" is forbidden: no PriorityClass with name high was found',
    ),
    'The priority class "high" does not exist',
  ],
  [
    'notebook-runtime-class-missing',
    refused(
      'pods "lab-0" is forbidden: pod rejected: RuntimeClass "nvidia" not found',
    ),
    'The runtime class "nvidia" does not exist',
  ],
  [
    'notebook-pod-invalid',
    refused(
      'Pod "lab-0" is invalid: spec.containers[0].volumeMounts[1].name: Not found: "models"',
    ),
    'A PodDefault mounts the volume "models", which does not exist',
  ],
  [
    'notebook-pod-refused',
    refused('something new'),
    'The cluster refuses to create its Pod',
    {
      // A later attempt succeeded.
      pods: [],
      events: readEvents([
        event('StatefulSet/lab', 'FailedCreate', 'Create Pod failed error: x'),
        event(
          'StatefulSet/lab',
          'SuccessfulCreate',
          'Create Pod',
          '2026-01-31T12:06:00Z',
        ),
      ]),
    },
  ],
  [
    'notebook-quota',
    {
      pods: [],
      quotas: [
        policy.parseResourceQuota({
          metadata: { name: 'q' },
          status: {
            hard: { 'requests.cpu': '4' },
            used: { 'requests.cpu': '3500m' },
          },
        }),
      ],
    },
    'The quota of the namespace leaves no room',
    {
      // It runs, so its own request is among what is used.
      quotas: [
        policy.parseResourceQuota({
          metadata: { name: 'q' },
          status: {
            hard: { 'requests.cpu': '4' },
            used: { 'requests.cpu': '4' },
          },
        }),
      ],
    },
  ],
  [
    'notebook-quota-fields',
    refused(
      'pods "lab-0" is forbidden: failed quota: q: must specify limits.cpu for: lab; limits.memory for: lab',
    ),
    'The quota demands requests or limits that are missing',
  ],
  [
    'notebook-limit-range',
    refused(
      'pods "lab-0" is forbidden: [maximum memory usage per Container is 1Gi, but limit is 2Gi]',
    ),
    'It asks for too much memory for its namespace',
  ],
  [
    'notebook-pod-security-istio',
    {
      pods: [],
      namespace: {
        labels: {
          ...profile,
          'istio-injection': 'enabled',
          'pod-security.kubernetes.io/enforce': 'baseline',
        },
      },
    },
    "The namespace does not allow Istio's init container",
    {
      // Istio's CNI plugin makes the same labels work.
      namespace: {
        labels: {
          ...profile,
          'pod-security.kubernetes.io/enforce': 'baseline',
        },
      },
    },
  ],
  [
    'notebook-pod-security',
    refused(
      'pods "lab-0" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
    ),
    'It does not meet the security level of its namespace',
  ],
];
