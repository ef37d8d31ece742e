import { KubernetesClient, KubernetesObject, RunningKubernetes } from '..';
import { pods, refusal, send, startCluster } from '../__testUtils__/harness';

const core = (plural: string) => ({ group: '', version: 'v1', plural });
const namespaces = core('namespaces');
const claims = core('persistentvolumeclaims');

interface Case {
  readonly labels?: Record<string, string>;
  /** What the namespace holds, by plural. */
  readonly policies?: Readonly<Record<string, object>>;
  readonly spec?: object;
}

const container = (fields: object = {}) => ({
  name: 'study',
  image: 'x',
  ...fields,
});
const resources = (requests: object, limits: object = {}) => ({
  containers: [container({ resources: { requests, limits } })],
});
const quota = (hard: object) => ({ resourcequotas: { spec: { hard } } });
const range = (limit: object) => ({
  limitranges: { spec: { limits: [{ type: 'Container', ...limit }] } },
});
const level = (name: string) => ({
  'pod-security.kubernetes.io/enforce': name,
});

describe('admission of Pods', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;
  let count = 0;

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
  });

  afterAll(() => cluster.close());

  async function place({ labels, policies = {} }: Case): Promise<string> {
    count += 1;
    const namespace = `lab-${count}`;
    await client.create(namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels },
    });
    for (const [plural, object] of Object.entries(policies)) {
      await client.create(core(plural), {
        metadata: { name: 'policy', namespace },
        ...object,
      } as KubernetesObject);
    }
    return namespace;
  }

  const pod = (namespace: string, spec: object = {}): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'study-0', namespace },
    spec: { containers: [container()], ...spec },
  });

  const refusals: readonly [string, Case, string][] = [
    [
      'a service account that is missing',
      { spec: { serviceAccountName: 'default-editor' } },
      'error looking up service account NS/default-editor: serviceaccount "default-editor" not found',
    ],
    [
      'a priority class that is missing',
      { spec: { priorityClassName: 'interactive-high' } },
      'no PriorityClass with name interactive-high was found',
    ],
    [
      'a runtime class that is missing',
      { spec: { runtimeClassName: 'nvidia' } },
      'pod rejected: RuntimeClass "nvidia" not found',
    ],
    [
      'more than the quota has left',
      {
        policies: quota({ 'requests.cpu': '400m', 'requests.memory': '4Gi' }),
        spec: resources({ cpu: '500m', memory: '1Gi' }),
      },
      'exceeded quota: policy, requested: requests.cpu=500m, used: requests.cpu=0, limited: requests.cpu=400m',
    ],
    [
      'more than one amount of the quota has left',
      {
        policies: quota({ 'limits.memory': '1Gi', 'limits.cpu': '1' }),
        spec: resources({}, { cpu: '1500m', memory: '2Gi' }),
      },
      'exceeded quota: policy, requested: limits.cpu=1500m,limits.memory=2Gi, used: limits.cpu=0,limits.memory=0, limited: limits.cpu=1,limits.memory=1Gi',
    ],
    [
      'silence where the quota counts',
      {
        policies: quota({ 'limits.cpu': '1', 'limits.memory': '1Gi' }),
        spec: resources({ cpu: '100m' }),
      },
      'failed quota: policy: must specify limits.cpu for: study; limits.memory for: study',
    ],
    [
      'a GPU where there is none to give',
      {
        policies: quota({ 'requests.nvidia.com/gpu': '1' }),
        spec: resources({}, { 'nvidia.com/gpu': '2' }),
      },
      'exceeded quota: policy, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=0, limited: requests.nvidia.com/gpu=1',
    ],
    [
      'more than the range allows',
      {
        policies: range({ max: { cpu: '2', memory: '8Gi' } }),
        spec: resources({ cpu: '1' }, { cpu: '4', memory: '16Gi' }),
      },
      '[maximum cpu usage per Container is 2, but limit is 4, maximum memory usage per Container is 8Gi, but limit is 16Gi]',
    ],
    [
      'less than the range allows',
      {
        policies: range({ min: { cpu: '1' } }),
        spec: resources({ cpu: '500m' }, { cpu: '1' }),
      },
      'minimum cpu usage per Container is 1, but request is 500m',
    ],
    [
      'a limit too far above the request',
      {
        policies: range({ maxLimitRequestRatio: { memory: '1' } }),
        spec: resources({ memory: '1Gi' }, { memory: '1.2Gi' }),
      },
      'memory max limit to request ratio per Container is 1, but provided ratio is 1.200000',
    ],
    [
      'capabilities beyond the baseline',
      {
        labels: level('baseline'),
        spec: {
          initContainers: [
            {
              ...container(),
              name: 'istio-init',
              securityContext: {
                capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] },
              },
            },
          ],
        },
      },
      'violates PodSecurity "baseline:latest": non-default capabilities (container "istio-init" must not include "NET_ADMIN", "NET_RAW" in securityContext.capabilities.add)',
    ],
    [
      'a host path and a privileged container under baseline',
      {
        labels: level('baseline'),
        spec: {
          containers: [container({ securityContext: { privileged: true } })],
          volumes: [{ name: 'data', hostPath: { path: '/data' } }],
        },
      },
      'violates PodSecurity "baseline:latest": hostPath volumes (volume "data"), privileged (container "study" must not set securityContext.privileged=true)',
    ],
    [
      'an ordinary container under restricted',
      { labels: level('restricted') },
      'violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "study" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "study" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "study" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "study" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
  ];

  it.each(refusals)('refuses %s', async (_, given, text) => {
    const namespace = await place(given);
    const { code, message } = await refusal(
      client.create(pods, pod(namespace, given.spec)),
    );
    expect({ code, message }).toEqual({
      code: 403,
      message: `pods "study-0" is forbidden: ${text.replace('NS', namespace)}`,
    });
    expect((await client.list(pods, { namespace })).items).toEqual([]);
  });

  it('counts what is there already, and forgets what is gone', async () => {
    const hard = { 'requests.cpu': '1' };
    const namespace = await place({ policies: quota(hard) });
    const half = resources({ cpu: '600m' });
    await client.create(pods, pod(namespace, half));
    const second = pod(namespace, half);
    second.metadata.name = 'study-1';
    const { message } = await refusal(client.create(pods, second));
    expect(message).toContain(
      'used: requests.cpu=600m, limited: requests.cpu=1',
    );
    await client.delete(pods, { name: 'study-0', namespace });
    await client.create(pods, second);
  });

  it('bounds the storage of claims', async () => {
    const namespace = await place({
      policies: quota({ 'requests.storage': '5Gi' }),
    });
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'home', namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '10Gi' } },
      },
    };
    expect((await refusal(client.create(claims, claim))).message).toBe(
      'persistentvolumeclaims "home" is forbidden: exceeded quota: policy, requested: requests.storage=10Gi, used: requests.storage=0, limited: requests.storage=5Gi',
    );
  });

  it('fills in what the range of the namespace gives', async () => {
    const namespace = await place({
      policies: range({
        default: { cpu: '1' },
        defaultRequest: { cpu: '100m' },
      }),
    });
    const created = await client.create(pods, pod(namespace));
    expect(created.spec).toMatchObject({
      serviceAccountName: 'default',
      containers: [
        { resources: { limits: { cpu: '1' }, requests: { cpu: '100m' } } },
      ],
    });
  });

  it('only warns where a level is not enforced', async () => {
    const namespace = await place({
      labels: { 'pod-security.kubernetes.io/warn': 'restricted' },
    });
    const response = await send(
      cluster,
      `/api/v1/namespaces/${namespace}/pods`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(pod(namespace)),
      },
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('warning')).toContain(
      'would violate PodSecurity \\"restricted:latest\\"',
    );
  });

  it('takes recorded Pods as they are', async () => {
    const namespace = await place({ policies: quota({ pods: '0' }) });
    const recorded = pod(namespace, { serviceAccountName: 'missing' });
    recorded.metadata.labels = { 'sandbox.mlops/recorded': 'true' };
    const created = await client.create(pods, recorded);
    expect(created.metadata.name).toBe('study-0');
  });
});
