import { KubernetesClient, RunningKubernetes } from '.';
import {
  configMap,
  configMaps,
  notebook,
  notebooks,
  pods,
  refusal,
  send,
  startCluster,
} from './__testUtils__/harness';

const secrets = { group: '', version: 'v1', plural: 'secrets' };
const portalName = 'system:serviceaccount:backstage:backstage-mlops';

describe('access', () => {
  let cluster: RunningKubernetes;
  let admin: KubernetesClient;

  beforeAll(async () => {
    cluster = await startCluster();
    admin = cluster.client();
    await admin.create(notebooks, notebook('lab'));
  });

  afterAll(async () => {
    await cluster.close();
  });

  it.each(['', 'Bearer wrong'])(
    'answers 401 to the credential "%s"',
    async Authorization => {
      const response = await send(cluster, '/api/v1/pods', {
        headers: { Authorization },
      });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({
        kind: 'Status',
        message: 'Unauthorized',
        reason: 'Unauthorized',
      });
    },
  );

  it.each([
    ['kubeflow.org/v1', 'notebooks'],
    ['kubeflow.org/v1alpha1', 'poddefaults'],
    ['kubeflow.org/v1', 'profiles'],
    ['serving.kserve.io/v1beta1', 'inferenceservices'],
    ['serving.kserve.io/v1alpha1', 'servingruntimes'],
    ['serving.kserve.io/v1alpha1', 'clusterservingruntimes'],
    ['v1', 'namespaces'],
    ['v1', 'pods'],
    ['v1', 'events'],
    ['v1', 'services'],
    ['v1', 'configmaps'],
    ['v1', 'persistentvolumeclaims'],
    ['v1', 'resourcequotas'],
    ['v1', 'limitranges'],
    ['apps/v1', 'deployments'],
    ['apps/v1', 'statefulsets'],
    ['apps/v1', 'replicasets'],
    ['apps/v1', 'daemonsets'],
    ['batch/v1', 'jobs'],
    ['batch/v1', 'cronjobs'],
    ['autoscaling/v2', 'horizontalpodautoscalers'],
    ['networking.k8s.io/v1', 'ingresses'],
    ['v1', 'nodes'],
    ['v1', 'serviceaccounts'],
    ['storage.k8s.io/v1', 'storageclasses'],
  ])('lets the portal list %s %s', async (apiVersion, plural) => {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const client = cluster.client('portal');
    const { items } = await client.list({ group, version, plural });
    expect(Array.isArray(items)).toBe(true);
  });

  it('lets the portal operate notebooks, and nothing else', async () => {
    const portal = cluster.client('portal');
    const target = { name: 'lab', namespace: 'churn' };
    const annotations = { 'kubeflow-resource-stopped': 'now' };
    const stopped = await portal.mergePatch(
      notebooks,
      target,
      { metadata: { annotations } },
      { fieldManager: 'backstage-mlops' },
    );
    expect(stopped.metadata).toMatchObject({
      annotations,
      managedFields: [
        {
          manager: 'backstage-mlops',
          fieldsV1: {
            'f:metadata': {
              'f:annotations': { 'f:kubeflow-resource-stopped': {} },
            },
          },
        },
      ],
    });
    const started = await admin.mergePatch(notebooks, target, {
      metadata: { annotations: { 'kubeflow-resource-stopped': null } },
    });
    expect(started.metadata.managedFields).toBeUndefined();
    const statefulSets = {
      group: 'apps',
      version: 'v1',
      plural: 'statefulsets',
    };
    await expect(portal.delete(statefulSets, target)).resolves.toBeUndefined();
  });

  it('keeps secrets and every other change from the portal', async () => {
    const portal = cluster.client('portal');
    expect((await refusal(portal.list(secrets))).message).toBe(
      `secrets is forbidden: User "${portalName}" cannot list resource "secrets" in API group "" at the cluster scope`,
    );
    const target = { name: 'lab', namespace: 'churn' };
    const changes = [
      portal.create(configMaps, configMap('x')),
      portal.mergePatch(pods, target, {}),
      portal.updateStatus(notebooks, notebook('lab')),
      portal.delete(notebooks, target),
    ];
    for (const change of changes) {
      expect((await refusal(change)).code).toBe(403);
    }
  });

  it('lets users edit in their namespace and nowhere else', async () => {
    const alice = cluster.client('alice');
    const bob = cluster.client('bob');
    await alice.create(configMaps, configMap('of-alice'));
    const foreign = bob.list(notebooks, { namespace: 'churn' });
    expect(await refusal(foreign)).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message:
        'notebooks.kubeflow.org is forbidden: User "bob" cannot list resource "notebooks" in API group "kubeflow.org" in the namespace "churn"',
    });
    expect((await refusal(alice.list(notebooks))).code).toBe(403);
    const named = bob.get(notebooks, 'lab', 'churn');
    expect((await refusal(named)).message).toContain(
      'notebooks.kubeflow.org "lab" is forbidden',
    );
  });

  it('decides before it says what exists', async () => {
    const bob = cluster.client('bob');
    const missing = await refusal(bob.get(pods, 'missing', 'churn'));
    expect(missing.code).toBe(403);
  });

  it('follows roles that are added to the cluster', async () => {
    const group = 'rbac.authorization.k8s.io';
    const apiVersion = `${group}/v1`;
    const roles = { group, version: 'v1', plural: 'roles' };
    const bindings = { group, version: 'v1', plural: 'rolebindings' };
    const metadata = { name: 'lab-reader', namespace: 'churn' };
    await admin.create(roles, {
      apiVersion,
      kind: 'Role',
      metadata,
      rules: [
        {
          apiGroups: ['kubeflow.org'],
          resources: ['notebooks'],
          resourceNames: ['lab'],
          verbs: ['get'],
        },
      ],
    });
    await admin.create(bindings, {
      apiVersion,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: group, kind: 'Role', name: 'lab-reader' },
      subjects: [{ apiGroup: group, kind: 'Group', name: 'forecast-team' }],
    });
    const bob = cluster.client('bob');
    expect(await bob.get(notebooks, 'lab', 'churn')).toBeDefined();
    expect((await refusal(bob.get(notebooks, 'other', 'churn'))).code).toBe(
      403,
    );
  });

  describe('reviews', () => {
    const review = async (
      user: 'admin' | 'alice',
      plural: string,
      spec: object,
    ) => {
      const response = await send(
        cluster,
        `/apis/authorization.k8s.io/v1/${plural}`,
        { user, method: 'POST', body: { spec } },
      );
      return { code: response.status, body: await response.json() };
    };
    const attributes = (verb: string, namespace: string) => ({
      resourceAttributes: {
        group: 'kubeflow.org',
        resource: 'notebooks',
        verb,
        namespace,
      },
    });

    it.each([
      ['list', 'churn', true],
      ['delete', 'churn', true],
      ['list', 'forecast', false],
      ['list', '', false],
    ])('tells alice whether she may %s in "%s"', async (verb, ns, allowed) => {
      const { code, body } = await review(
        'alice',
        'selfsubjectaccessreviews',
        attributes(verb, ns),
      );
      expect(code).toBe(201);
      expect(body).toMatchObject({ status: { allowed } });
    });

    it('tells the admin about others, and only him', async () => {
      const spec = { ...attributes('list', 'forecast'), user: 'bob' };
      const plural = 'subjectaccessreviews';
      expect((await review('admin', plural, spec)).body).toMatchObject({
        status: { allowed: true, reason: expect.stringContaining('bob-edit') },
      });
      expect((await review('alice', plural, spec)).code).toBe(403);
    });
  });
});
