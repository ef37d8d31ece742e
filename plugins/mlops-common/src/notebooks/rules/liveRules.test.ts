import type { Finding } from '../../diagnosis';
import { readEvents } from '../../kubernetes/events';
import { parsePod } from '../../kubernetes/pods';
import * as policy from '../../kubernetes/policy';
import {
  parsePersistentVolumeClaim,
  parseStatefulSet,
} from '../../kubernetes/workloads';
import { diagnoseNotebook } from '../diagnoseNotebook';
import { parseNotebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { parsePodDefault } from '../podDefaults';
import { notebookRules } from '.';
import { manifestNotebookRules } from './manifest';

const now = new Date('2026-01-31T12:10:00Z');
const profile = { 'app.kubernetes.io/part-of': 'kubeflow-profile' };

/** Deep enough for the tests: objects are merged, everything else replaced. */
function merge(base: unknown, over: unknown): unknown {
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!plain(base) || !plain(over)) {
    return over === undefined ? base : over;
  }
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map(key => [key, merge(base[key], over[key])]),
  );
}

const notebook = (over: object = {}) =>
  parseNotebook(
    merge(
      {
        metadata: {
          name: 'lab',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T11:00:00Z',
        },
        spec: {
          template: {
            spec: {
              serviceAccountName: 'default-editor',
              containers: [
                {
                  name: 'lab',
                  image:
                    'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
                  resources: {
                    requests: { cpu: '1', memory: '1Gi' },
                    limits: { memory: '2Gi' },
                  },
                  volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
                },
              ],
              volumes: [
                {
                  name: 'home',
                  persistentVolumeClaim: { claimName: 'lab-home' },
                },
              ],
            },
          },
        },
        status: { readyReplicas: 1 },
      },
      over,
    ),
  );

const running = {
  name: 'lab',
  ready: true,
  state: { running: { startedAt: '2026-01-31T11:01:00Z' } },
};
const condition = (type: string, status: string, more: object = {}) => ({
  type,
  status,
  lastTransitionTime: '2026-01-31T11:01:00Z',
  ...more,
});

const pod = (over: object = {}) =>
  parsePod(
    merge(
      {
        metadata: {
          name: 'lab-0',
          namespace: 'churn',
          labels: { 'notebook-name': 'lab', statefulset: 'lab' },
          creationTimestamp: '2026-01-31T11:00:30Z',
        },
        spec: {
          nodeName: 'worker-1',
          containers: [{ name: 'lab' }],
          volumes: [
            { name: 'home', persistentVolumeClaim: { claimName: 'lab-home' } },
          ],
        },
        status: {
          phase: 'Running',
          conditions: [condition('Ready', 'True')],
          containerStatuses: [running],
        },
      },
      over,
    ),
  );

/** A Pod one of whose containers is in this state. */
const podWith = (container: object, over: object = {}) =>
  pod(
    merge(
      {
        status: {
          phase: 'Pending',
          conditions: [
            condition('Ready', 'False', { reason: 'ContainersNotReady' }),
          ],
          containerStatuses: [{ name: 'lab', ready: false, ...container }],
        },
      },
      over,
    ) as object,
  );

const waiting = (reason: string, message = '') =>
  podWith({ state: { waiting: { reason, message } } });

const ended = (terminated: object, restartCount = 3) =>
  podWith({
    restartCount,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated },
  });

const unscheduled = (message: string) =>
  pod({
    spec: { nodeName: null },
    status: {
      phase: 'Pending',
      containerStatuses: [],
      conditions: [
        condition('PodScheduled', 'False', {
          reason: 'Unschedulable',
          message,
        }),
      ],
    },
  });

const event = (
  object: string,
  reason: string,
  message: string,
  lastTimestamp = '2026-01-31T12:05:00Z',
) => {
  const [kind, name] = object.split('/');
  return {
    involvedObject: { kind, name, namespace: 'churn' },
    reason,
    message,
    lastTimestamp,
  };
};

const refused = (text: string): Partial<NotebookEvidence> => ({
  pods: [],
  events: readEvents([
    event(
      'StatefulSet/lab',
      'FailedCreate',
      `Create Pod lab-0 in StatefulSet lab failed error: ${text}`,
    ),
  ]),
});

const set = (over: object = {}) =>
  parseStatefulSet(
    merge(
      {
        metadata: { name: 'lab', namespace: 'churn' },
        spec: {
          replicas: 1,
          template: {
            metadata: {
              labels: { statefulset: 'lab', 'notebook-name': 'lab' },
            },
          },
        },
        status: { currentRevision: 'lab-1', updateRevision: 'lab-1' },
      },
      over,
    ),
  );

const claim = (over: object = {}) =>
  parsePersistentVolumeClaim(
    merge(
      {
        metadata: {
          name: 'lab-home',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T11:00:00Z',
        },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast' },
        status: { phase: 'Bound' },
      },
      over,
    ),
  );

const route = (name: string, rewrite?: string) =>
  policy.parseVirtualService({
    metadata: { name: `notebook-churn-${name}`, namespace: 'churn' },
    spec: {
      http: [
        {
          match: [{ uri: { prefix: `/notebook/churn/${name}/` } }],
          rewrite: { uri: rewrite ?? `/notebook/churn/${name}/` },
        },
      ],
    },
  });

const owner = (user: string) =>
  policy.parseAuthorizationPolicy({
    metadata: { name: 'ns-owner-access-istio', namespace: 'churn' },
    spec: {
      rules: [
        {
          when: [{ key: 'request.headers[kubeflow-userid]', values: [user] }],
        },
        { to: [{ operation: { paths: ['*/api/kernels'] } }] },
      ],
    },
  });

const podDefault = parsePodDefault({
  metadata: { name: 'mlflow', namespace: 'churn', resourceVersion: '7' },
  spec: {
    selector: { matchLabels: { mlflow: 'true' } },
    env: [{ name: 'MLFLOW_TRACKING_URI', value: 'http://mlflow.ml:5000' }],
  },
});
const selecting = { metadata: { labels: { mlflow: 'true' } } };
const marked = (version: string) =>
  pod({
    metadata: {
      labels: { mlflow: 'true' },
      annotations: {
        'poddefault.admission.kubeflow.org/poddefault-mlflow': version,
      },
    },
  });
const mlflow = (uri: string) =>
  notebook({
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'lab',
              image:
                'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
              env: [{ name: 'MLFLOW_TRACKING_URI', value: uri }],
              volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
            },
          ],
        },
      },
    },
  });

/** A notebook that runs, of which everything was read. */
const healthy: NotebookEvidence = {
  notebook: notebook(),
  statefulSet: set(),
  pods: [pod()],
  namespacePods: [pod()],
  events: [],
  claims: [claim()],
  podDefaults: [],
  namespace: { labels: profile },
  quotas: [],
  limitRanges: [],
  serviceAccounts: [
    policy.parseServiceAccount({ metadata: { name: 'default-editor' } }),
  ],
  service: policy.parseService({ metadata: { name: 'lab' } }),
  readyEndpoints: 1,
  virtualServices: [route('lab'), route('other')],
  authorizationPolicies: [owner('ada@example.com')],
  user: 'ada@example.com',
  nodes: [
    policy.parseNode({
      metadata: { name: 'worker-1' },
      status: { allocatable: { cpu: '8', memory: '32Gi' } },
    }),
  ],
  storageClasses: [
    policy.parseStorageClass({
      metadata: {
        name: 'fast',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      },
    }),
  ],
  culling: { idleMinutes: 1440 },
  othersReconciled: true,
  mlflowServers: [{ name: 'prod', urls: ['http://mlflow.ml:5000'] }],
  serviceNames: new Set(['mlflow.ml']),
  now,
};

function found(over: Partial<NotebookEvidence>): readonly Finding[] {
  const flat = (list: readonly Finding[]): readonly Finding[] =>
    list.flatMap(one => [one, ...flat(one.consequences)]);
  const { findings, broken } = diagnoseNotebook({ ...healthy, ...over });
  expect(broken).toEqual([]);
  return flat(findings);
}

/** The rule, what makes it speak, its title, and something close that does not. */
type Case = readonly [
  id: string,
  says: Partial<NotebookEvidence>,
  title: string,
  silent?: Partial<NotebookEvidence>,
];

const stoppedAt = (time: string, manager?: string) =>
  notebook({
    metadata: {
      annotations: { 'kubeflow-resource-stopped': time },
      managedFields: manager && [
        {
          manager,
          fieldsV1: {
            'f:metadata': {
              'f:annotations': { 'f:kubeflow-resource-stopped': {} },
            },
          },
        },
      ],
    },
  });
const active = (lastActivity: string, type = 'jupyter') =>
  notebook({
    metadata: {
      annotations: {
        'notebooks.kubeflow.org/last-activity': lastActivity,
        'notebooks.kubeflow.org/server-type': type,
        'notebooks.kubeflow.org/http-rewrite-uri':
          type === 'jupyter' ? '' : '/',
      },
    },
  });

const cases: readonly Case[] = [
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
  [
    'notebook-sidecar',
    {
      pods: [
        pod({
          status: {
            conditions: [
              condition('Ready', 'False', { reason: 'ContainersNotReady' }),
            ],
            containerStatuses: [
              running,
              { ...running, name: 'istio-proxy', ready: false },
            ],
          },
        }),
      ],
    },
    'Its sidecar "istio-proxy" does not come up',
  ],
  [
    'notebook-not-ready',
    {
      pods: [
        podWith({
          state: { running: { startedAt: '2026-01-31T11:50:00Z' } },
        }),
      ],
    },
    'It runs, but does not become ready',
    {
      pods: [
        podWith({
          state: { running: { startedAt: '2026-01-31T12:09:00Z' } },
        }),
      ],
    },
  ],
  [
    'notebook-sidecar-absent',
    { namespace: { labels: { ...profile, 'istio-injection': 'enabled' } } },
    'Its Pod has no Istio sidecar',
    {
      namespace: { labels: { ...profile, 'istio-injection': 'enabled' } },
      pods: [
        pod({
          metadata: { annotations: { 'sidecar.istio.io/inject': 'false' } },
        }),
      ],
    },
  ],
  [
    'notebook-service-missing',
    { service: null },
    'It runs, but has no Service, so nobody reaches it',
    { service: undefined },
  ],
  [
    'notebook-no-route',
    { virtualServices: [route('other')] },
    'The gateway has no route to it',
    { virtualServices: [] },
  ],
  [
    'notebook-no-endpoints',
    { readyEndpoints: 0 },
    'It runs, but its Service leads nowhere',
    { readyEndpoints: undefined },
  ],
  [
    'notebook-access-denied',
    { user: 'eve@example.com' },
    'You are not let into this namespace',
    { user: 'eve@example.com', authorizationPolicies: [owner('*')] },
  ],
  [
    'notebook-request-refused',
    {
      log: "[W 2026-01-31 ServerApp] 403 POST /notebook/churn/lab/api/kernels: '_xsrf' argument missing from POST",
    },
    'Jupyter refuses some requests of the browser',
    {
      log: '[I 2026-01-31 ServerApp] 200 POST /notebook/churn/lab/api/kernels',
    },
  ],
  [
    'notebook-pod-metadata',
    { notebook: notebook({ metadata: { labels: { team: 'a' } } }) },
    'Its Pod does not get its newest labels',
    {
      // Marks of GitOps tools mean nothing to a Pod.
      notebook: notebook({
        metadata: {
          labels: { 'app.kubernetes.io/instance': 'churn' },
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
        },
      }),
    },
  ],
  [
    'notebook-poddefault-not-applied',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      namespace: { labels: {} },
      pods: [pod({ metadata: { labels: { mlflow: 'true' } } })],
    },
    'PodDefault "mlflow" was not applied',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      pods: [marked('7')],
    },
  ],
  [
    'notebook-poddefault-stale',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      pods: [marked('5')],
    },
    'It runs with an older PodDefault "mlflow"',
  ],
  [
    'notebook-stopped',
    { notebook: stoppedAt('2026-01-31T12:00:00Z', 'manager'), pods: [] },
    'It was stopped by the idle culler',
  ],
  [
    'notebook-activity-unknown',
    { notebook: active('2026-01-31T11:01:00Z', 'group-one') },
    'It will be stopped as idle however busy it is',
    {
      notebook: active('2026-01-31T11:01:00Z', 'group-one'),
      culling: null,
    },
  ],
  [
    'notebook-stopping-soon',
    {
      notebook: active('2026-01-31T11:00:00Z'),
      culling: { idleMinutes: 120 },
    },
    'It will be stopped soon because it is idle',
    { notebook: active('2026-01-31T12:09:00Z') },
  ],
  [
    'notebook-mlflow-service-missing',
    { notebook: mlflow('http://mlfow.ml.svc.cluster.local:5000') },
    'Its MLflow tracking server does not exist',
    { notebook: mlflow('https://mlflow.example.com') },
  ],
  [
    'notebook-mlflow-unknown-server',
    { notebook: mlflow('https://mlflow.example.com') },
    'Its runs go to an MLflow that is not here',
    { notebook: mlflow('http://mlflow.ml.svc.cluster.local:5000/') },
  ],
  [
    'notebook-mlflow-server-down',
    {
      notebook: mlflow('http://mlflow.ml:5000'),
      mlflowServers: [
        {
          name: 'prod',
          urls: ['http://mlflow.ml:5000'],
          health: { ok: false, message: 'connect ECONNREFUSED' },
        },
      ],
    },
    'Its MLflow tracking server does not answer',
    { notebook: mlflow('http://mlflow.ml:5000') },
  ],
];

describe('the rules for notebooks in a cluster', () => {
  it('find nothing wrong with a healthy notebook', () => {
    expect(found({})).toEqual([]);
  });

  it('find nothing where nothing but the notebook was read', () => {
    const { findings } = diagnoseNotebook({ notebook: notebook(), now });
    expect(findings).toEqual([]);
  });

  it('each have a case', () => {
    const manifest = new Set(manifestNotebookRules.map(({ id }) => id));
    const ids = notebookRules.map(({ id }) => id);
    expect(cases.map(([id]) => id).sort()).toEqual(
      ids.filter(id => !manifest.has(id)).sort(),
    );
  });

  it.each(cases.map(([id, says, title]) => [id, says, title] as const))(
    '%s speaks',
    (id, says, title) => {
      const finding = found(says).find(({ ruleId }) => ruleId === id);
      expect(finding?.title).toBe(title);
      expect(title.split(' ').length).toBeLessThanOrEqual(10);
      expect(finding?.cause).toMatch(/[.…]$/);
      expect(finding?.evidence.length).toBeGreaterThan(0);
      expect(finding?.remedies.length).toBeGreaterThan(0);
      expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object/);
    },
  );

  it.each(cases.map(([id, , , silent = {}]) => [id, silent] as const))(
    '%s is silent',
    (id, silent) => {
      expect(found(silent).map(({ ruleId }) => ruleId)).not.toContain(id);
    },
  );

  it('fold what is wrong with an old Pod under the rollout that it blocks', () => {
    const { findings } = diagnoseNotebook({
      ...healthy,
      statefulSet: set({ status: { updateRevision: 'lab-2' } }),
      pods: [
        podWith(
          { state: { waiting: { reason: 'ErrImagePull', message: 'denied' } } },
          { metadata: { labels: { 'controller-revision-hash': 'lab-1' } } },
        ),
      ],
    });
    expect(
      findings.map(({ ruleId, consequences }) => [
        ruleId,
        consequences.map(one => one.ruleId),
      ]),
    ).toEqual([['notebook-stuck-rollout', ['notebook-image-pull']]]);
  });

  it('quote what a shell or YAML would read more into', () => {
    const [finding] = found({
      pods: [],
      claims: [],
      notebook: notebook({
        metadata: { namespace: "a'; rm -rf /" },
      }),
    }).filter(({ ruleId }) => ruleId === 'notebook-claim-missing');
    const commands = finding.remedies.flatMap(remedy =>
      remedy.kind === 'command' ? [remedy.command] : [],
    );
    expect(commands).toEqual([
      "kubectl -n 'a'\\''; rm -rf /' get persistentvolumeclaims",
    ]);
  });
});
