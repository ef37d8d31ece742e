import { KubernetesClient, KubernetesObject, RunningKubernetes } from '.';
import {
  configMap,
  configMaps,
  notebook,
  notebooks,
  refusal,
  send,
  startCluster,
} from './__testUtils__/harness';

const withContainers = (containers: unknown[]): KubernetesObject => ({
  ...notebook('x'),
  spec: { template: { spec: { containers } } },
});

describe('validation', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
  });

  afterAll(async () => {
    await cluster.close();
  });

  it.each([
    [
      'a missing field',
      { ...notebook('x'), spec: { template: { spec: {} } } },
      'spec.template.spec.containers: Required value',
    ],
    [
      'an empty list',
      withContainers([]),
      'spec.template.spec.containers: Invalid value: 0: spec.template.spec.containers in body should have at least 1 items',
    ],
    [
      'a wrong type',
      withContainers([{ name: 'x', image: 1 }]),
      'spec.template.spec.containers[0].image: Invalid value: "integer": spec.template.spec.containers[0].image in body must be of type string: "integer"',
    ],
    [
      'two wrong fields',
      withContainers([{}]),
      '[spec.template.spec.containers[0].name: Required value, spec.template.spec.containers[0].image: Required value]',
    ],
  ])('names %s of a custom resource', async (_, object, message) => {
    expect(await refusal(client.create(notebooks, object))).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: `Notebook.kubeflow.org "x" is invalid: ${message}`,
    });
  });

  it('lists the causes of a refusal by field', async () => {
    const path = '/apis/kubeflow.org/v1/namespaces/churn/notebooks';
    const body = { ...notebook('x'), spec: { template: { spec: {} } } };
    const response = await send(cluster, path, { method: 'POST', body });
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      details: {
        name: 'x',
        group: 'kubeflow.org',
        kind: 'Notebook',
        causes: [
          {
            reason: 'FieldValueRequired',
            message: 'Required value',
            field: 'spec.template.spec.containers',
          },
        ],
      },
    });
  });

  it.each([
    ['Upper', 'a lowercase RFC 1123 subdomain must consist of'],
    ['with_underscore', 'a lowercase RFC 1123 subdomain must consist of'],
    ['x'.repeat(254), 'must be no more than 253 characters'],
  ])('refuses the name %s', async (name, message) => {
    const { message: text } = await refusal(
      client.create(notebooks, notebook(name)),
    );
    expect(text).toContain(
      `metadata.name: Invalid value: "${name}": ${message}`,
    );
  });

  it('refuses label values that are too long', async () => {
    const labels = { app: 'x'.repeat(64) };
    const create = client.create(configMaps, configMap('x', { labels }));
    expect((await refusal(create)).message).toContain(
      'must be no more than 63 bytes',
    );
  });

  describe('unknown fields', () => {
    const path = '/apis/kubeflow.org/v1/namespaces/churn/notebooks';
    const create = (name: string, query: string) =>
      send(cluster, `${path}?${query}`, {
        method: 'POST',
        body: {
          ...notebook(name),
          spec: {
            template: {
              metadata: { labels: {} },
              spec: { containers: [{ name: 'x', image: 'y', resouces: {} }] },
            },
          },
        },
      });

    it('are pruned with a warning', async () => {
      const response = await create('pruned', '');
      expect(response.status).toBe(201);
      expect(response.headers.get('warning')).toBe(
        '299 - "unknown field \\"spec.template.metadata\\"", 299 - "unknown field \\"spec.template.spec.containers[0].resouces\\""',
      );
      const { spec } = (await response.json()) as KubernetesObject;
      expect(spec).toEqual({
        template: { spec: { containers: [{ name: 'x', image: 'y' }] } },
      });
    });

    it('are pruned silently with fieldValidation=Ignore', async () => {
      const response = await create('ignored', 'fieldValidation=Ignore');
      expect(response.status).toBe(201);
      expect(response.headers.get('warning')).toBeNull();
    });

    it('are refused with fieldValidation=Strict', async () => {
      const response = await create('strict', 'fieldValidation=Strict');
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        message:
          'Notebook in version "v1" cannot be handled as a Notebook: strict decoding error: unknown field "spec.template.metadata", unknown field "spec.template.spec.containers[0].resouces"',
      });
    });

    it('that are newer than the Pod of a Notebook are lost, as with Kubeflow', async () => {
      const created = await client.create(notebooks, {
        ...notebook('newer'),
        spec: {
          template: {
            spec: {
              initContainers: [
                { name: 'i', image: 'i', restartPolicy: 'Always' },
              ],
              containers: [{ name: 'x', image: 'y' }],
              volumes: [{ name: 'v', image: { reference: 'r' } }],
            },
          },
        },
      });
      expect(created.spec).toMatchObject({
        template: {
          spec: {
            initContainers: [{ name: 'i', image: 'i' }],
            volumes: [{ name: 'v' }],
          },
        },
      });
      expect(JSON.stringify(created.spec)).not.toContain('Always');
    });
  });

  it('fills in the defaults of a definition', async () => {
    const ports = [{ containerPort: 8888 }];
    const created = await client.create(
      notebooks,
      withContainers([{ name: 'x', image: 'y', ports }]),
    );
    expect(created.spec).toMatchObject({
      template: {
        spec: { containers: [{ ports: [{ protocol: 'TCP' }] }] },
      },
    });
  });

  it.each([
    [{ kind: 'Pod' }, 'the kind in the data (Pod) does not match'],
    [{ apiVersion: 'v1' }, 'the API version in the data (v1) does not match'],
    [
      { metadata: { name: 'x', namespace: 'fraud' } },
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
  ])(
    'refuses a body that is not what the path says: %j',
    async (part, text) => {
      const path = '/apis/kubeflow.org/v1/namespaces/churn/notebooks';
      const body = { ...notebook('x'), ...part };
      const response = await send(cluster, path, { method: 'POST', body });
      expect(response.status).toBe(400);
      const { message } = (await response.json()) as { message: string };
      expect(message).toContain(text);
    },
  );

  it.each([
    ['{', 'application/json', 400],
    ['a: [', 'application/yaml', 400],
    ['x', 'application/vnd.kubernetes.protobuf', 415],
  ])('answers a body %s of type %s with %i', async (body, type, code) => {
    const response = await send(
      cluster,
      '/apis/kubeflow.org/v1/namespaces/churn/notebooks',
      { method: 'POST', body, headers: { 'Content-Type': type } },
    );
    expect(response.status).toBe(code);
  });
});
