import { KubernetesObject } from '../../kubernetes';
import { Pod, resources, StatefulSet } from '../../cluster';
import { eventually } from '../../cluster/__testUtils__/eventually';
import {
  SeenEvent,
  TestCluster,
} from '../../cluster/__testUtils__/TestCluster';
import { Notebook, stopAnnotation } from '../../notebooks/notebookObjects';
import { notebookPage } from '../../gateway/notebookPage';
import { applyScenario } from '../applyScenario';
import { labManifests } from './labManifests';

jest.setTimeout(60_000);

const namespaces = ['platform-lab', 'platform-lab-mesh', 'platform-lab-quota'];
const longName = 'notebook-for-the-quarterly-churn-prediction-experimen';

/** What is seen of a notebook and of everything that follows from it. */
interface Seen {
  readonly notebook: Notebook;
  readonly statefulSet?: StatefulSet;
  readonly pod?: Pod;
  readonly events: readonly SeenEvent[];
}

const waitingReason = ({ pod }: Seen) =>
  pod?.status?.containerStatuses?.[0]?.state.waiting?.reason;
const waitingMessage = ({ pod }: Seen) =>
  pod?.status?.containerStatuses?.[0]?.state.waiting?.message;
const exitCode = ({ pod }: Seen) =>
  pod?.status?.containerStatuses?.[0]?.lastState.terminated?.exitCode;
const text = (seen: Seen, reason: string) =>
  seen.events
    .filter(event => event.reason === reason)
    .map(({ message }) => message)
    .join('\n');

/** Name of the notebook, what is read of it, and what that says. */
const outcomes: readonly [string, (seen: Seen) => unknown, unknown][] = [
  ['sound', seen => seen.notebook.status?.readyReplicas, 1],
  [
    'sound',
    seen =>
      Object.keys(seen.pod?.metadata.annotations ?? {}).filter(key =>
        key.includes('poddefault-'),
      ),
    ['poddefault.admission.kubeflow.org/poddefault-access-ml-pipeline'],
  ],
  ['image-tag', waitingMessage, expect.stringMatching(/v1\.99\.0: not found$/)],
  ['image-abandoned', waitingMessage, expect.stringMatching(/: not found$/)],
  ['image-login', waitingMessage, expect.stringMatching(/401 Unauthorized$/)],
  [
    'image-certificate',
    waitingMessage,
    expect.stringMatching(/x509: certificate signed by unknown authority$/),
  ],
  [
    'image-plain-http',
    waitingMessage,
    expect.stringMatching(/server gave HTTP response to HTTPS client$/),
  ],
  ['image-host', waitingMessage, expect.stringMatching(/: no such host$/)],
  [
    'image-rate-limit',
    waitingMessage,
    expect.stringMatching(/429 Too Many Requests\ntoomanyrequests/),
  ],
  ['image-never', waitingReason, 'ErrImageNeverPull'],
  ['image-name', waitingReason, 'InvalidImageName'],
  [
    'gpu-unknown',
    seen => text(seen, 'FailedScheduling'),
    expect.stringContaining('2 Insufficient amd.com/gpu'),
  ],
  // Refused without a word.
  ['gpu-without-limit', seen => seen.notebook.status, undefined],
  ['gpu-without-limit', seen => seen.events, []],
  [
    'node-selector',
    seen => text(seen, 'FailedScheduling'),
    expect.stringContaining("didn't match Pod's node affinity/selector"),
  ],
  [
    'claim-missing',
    seen => text(seen, 'FailedScheduling'),
    expect.stringContaining(
      'persistentvolumeclaim "claim-missing-workspace" not found. not found',
    ),
  ],
  [
    'claim-class',
    seen => text(seen, 'FailedScheduling'),
    expect.stringContaining(
      'pod has unbound immediate PersistentVolumeClaims. not found',
    ),
  ],
  ['volume-first', seen => seen.notebook.status?.readyReplicas, 1],
  [
    'volume-second',
    seen => text(seen, 'FailedAttachVolume'),
    expect.stringMatching(
      /^Multi-Attach error for volume "pvc-[-0-9a-f]+" Volume is already used by pod\(s\) volume-first-0$/,
    ),
  ],
  [
    'volume-zone',
    seen => text(seen, 'FailedScheduling'),
    expect.stringContaining(
      "2 node(s) didn't match PersistentVolume's node affinity",
    ),
  ],
  ['crash-arguments', exitCode, 127],
  ['crash-command', exitCode, 128],
  ['crash-permission', exitCode, 1],
  [
    'crash-permission',
    seen => text(seen, 'BackOff'),
    expect.stringMatching(
      /^Back-off restarting failed container crash-permission in pod crash-permission-0_platform-lab\(/,
    ),
  ],
  ['out-of-memory', exitCode, 137],
  [
    'out-of-memory',
    ({ pod }) =>
      pod?.status?.containerStatuses?.[0].lastState.terminated?.reason,
    'OOMKilled',
  ],
  ['base-url', seen => seen.notebook.status?.readyReplicas, 1],
  [
    'base-url',
    ({ notebook }) => notebookPage(notebook.metadata as never, notebook).status,
    404,
  ],
  ['secret-missing', waitingMessage, 'secret "feature-store" not found'],
  [
    'secret-key',
    waitingMessage,
    "couldn't find key AWS_SESSION_TOKEN in Secret platform-lab/mlflow-credentials",
  ],
  [
    'secret-volume',
    seen => text(seen, 'FailedMount'),
    'MountVolume.SetUp failed for volume "token" : secret "kfp-token" not found',
  ],
  [
    'proxy-not-ready',
    ({ pod }) => pod?.status?.containerStatuses?.map(({ ready }) => ready),
    [true, false],
  ],
  [
    'proxy-not-ready',
    seen => text(seen, 'Unhealthy'),
    expect.stringMatching(
      /^Readiness probe failed: Get "http:\/\/[\d.]+:15021\/healthz\/ready": dial tcp/,
    ),
  ],
  [
    'service-account',
    seen => text(seen, 'FailedCreate'),
    'Create Pod service-account-0 in StatefulSet service-account failed error: pods "service-account-0" is forbidden: error looking up service account platform-lab/notebook-runner: serviceaccount "notebook-runner" not found',
  ],
  [
    'priority-class',
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(
      /is forbidden: no PriorityClass with name interactive-high was found$/,
    ),
  ],
  [
    'runtime-class',
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(/pod rejected: RuntimeClass "nvidia" not found$/),
  ],
  [
    'pod-default-conflict',
    seen => text(seen, 'FailedCreate'),
    expect.stringContaining(
      'denied the request: conflict occurred while applying poddefaults: mlflow-access,mlflow-staging on pod: pod-default-conflict-0 err: merging env for mlflow-staging has a conflict on MLFLOW_TRACKING_URI: \nv1.EnvVar{Name:"MLFLOW_TRACKING_URI", Value:"http://mlflow-staging',
    ),
  ],
  [
    'pod-default',
    ({ pod }) =>
      pod?.spec.containers[0].env?.find(
        ({ name }) => name === 'MLFLOW_TRACKING_URI',
      )?.value,
    'http://mlflow-service.mlflow.svc.cluster.local:5000',
  ],
  [
    longName,
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(/must be no more than 63 bytes$/),
  ],
  [
    'mesh-sidecar',
    seen => text(seen, 'FailedCreate'),
    'Create Pod mesh-sidecar-0 in StatefulSet mesh-sidecar failed error: pods "mesh-sidecar-0" is forbidden: violates PodSecurity "baseline:latest": non-default capabilities (container "istio-init" must not include "NET_ADMIN", "NET_RAW" in securityContext.capabilities.add)',
  ],
  [
    'limit-range',
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(
      /maximum cpu usage per Container is 2, but limit is 4$/,
    ),
  ],
  ['quota-holder', seen => seen.notebook.status?.readyReplicas, 1],
  [
    'quota-exceeded',
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(
      /exceeded quota: kf-resource-quota, requested: requests.cpu=2, used: requests.cpu=(0|400m), limited: requests.cpu=1$/m,
    ),
  ],
  [
    'quota-unspecified',
    seen => text(seen, 'FailedCreate'),
    expect.stringMatching(
      /failed quota: kf-resource-quota: must specify limits.cpu for: quota-unspecified; limits.memory for: quota-unspecified$/,
    ),
  ],
  // The correction is there, and the Pod of the first revision in its way.
  ['stuck-rollout', waitingReason, 'ImagePullBackOff'],
  [
    'stuck-rollout',
    ({ statefulSet, pod }) => {
      const { currentRevision, updateRevision } = statefulSet?.status as Record<
        string,
        string
      >;
      return [
        currentRevision === updateRevision,
        pod?.metadata.labels?.['controller-revision-hash'] === currentRevision,
      ];
    },
    [false, true],
  ],
  [
    'label-later',
    ({ notebook, pod }) => [
      notebook.metadata.labels?.['mlflow-access'],
      pod?.metadata.labels?.['mlflow-access'],
      notebook.status?.readyReplicas,
    ],
    ['true', undefined, 1],
  ],
  [
    'culled',
    ({ notebook, pod }) => [
      stopAnnotation in (notebook.metadata.annotations ?? {}),
      pod,
      notebook.metadata.managedFields?.find(({ fieldsV1 }) =>
        Object.keys(fieldsV1['f:metadata']['f:annotations']).includes(
          `f:${stopAnnotation}`,
        ),
      )?.manager,
    ],
    [true, undefined, 'manager'],
  ],
];

describe('the platform lab', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
    await applyScenario(cluster.client, { gatewayUrl: cluster.gatewayUrl });
  });

  afterAll(() => cluster.close());

  const find = async <T extends KubernetesObject>(
    kind: keyof typeof resources,
    name: string,
  ) => {
    const found = await Promise.all(
      namespaces.map(namespace =>
        cluster.client.get(resources[kind], name, namespace),
      ),
    );
    return found.find(Boolean) as T | undefined;
  };

  it.each(outcomes)(
    'shows %s as it is meant to be',
    async (name, read, outcome) => {
      await eventually(async () => {
        const notebook = await find<Notebook>('notebooks', name);
        const namespace = notebook?.metadata.namespace ?? '';
        const events = [
          ...(await cluster.events(namespace, name)),
          ...(await cluster.events(namespace, `${name}-0`)),
        ].filter(({ message }) => !message.startsWith('Reissued'));
        const seen = {
          notebook: notebook!,
          statefulSet: await find<StatefulSet>('statefulSets', name),
          pod: await find<Pod>('pods', `${name}-0`),
          events,
        };
        expect(read(seen)).toEqual(outcome);
      });
    },
  );

  it('has an outcome for every notebook', () => {
    const names = labManifests()
      .map(({ manifest }) => manifest as KubernetesObject)
      .filter(({ kind }) => kind === 'Notebook')
      .map(({ metadata }) => metadata.name);
    expect(new Set(outcomes.map(([name]) => name))).toEqual(new Set(names));
  });

  it('reckons what the quotas have given away', async () => {
    await eventually(async () => {
      const quota = await find<KubernetesObject>(
        'resourceQuotas',
        'kf-resource-quota',
      );
      expect(quota?.status).toEqual({
        hard: {
          'requests.cpu': '1',
          'limits.cpu': '4',
          'limits.memory': '4Gi',
          'requests.nvidia.com/gpu': '0',
        },
        used: {
          'requests.cpu': '400m',
          'limits.cpu': '500m',
          'limits.memory': '1Gi',
          'requests.nvidia.com/gpu': '0',
        },
      });
    });
  });
});
