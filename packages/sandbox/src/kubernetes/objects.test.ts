import { KubernetesClient, RunningKubernetes } from '.';
import {
  configMap,
  configMaps,
  namespaces,
  notebook,
  notebooks,
  refusal,
  send,
  startCluster,
} from './__testUtils__/harness';

const at = (name: string) => ({ name, namespace: 'churn' });
const notebooksPath = '/apis/kubeflow.org/v1/namespaces/churn/notebooks';

describe('objects', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
  });

  afterAll(async () => {
    await cluster.close();
  });

  describe('creating', () => {
    it('fills in what the server owns and drops the status', async () => {
      const created = await client.create(notebooks, {
        ...notebook('created'),
        status: { readyReplicas: 1 },
      });
      expect(created.metadata).toMatchObject({
        generation: 1,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(/^\S+T\d\d:\d\d:\d\dZ$/),
      });
      expect(created.status).toBeUndefined();
      expect(await client.get(notebooks, 'created', 'churn')).toEqual(created);
    });

    it('makes up a name from generateName', async () => {
      const object = notebook('', { generateName: 'lab-' });
      const created = await client.create(notebooks, object);
      expect(created.metadata.name).toMatch(/^lab-[a-z0-9]{5}$/);
    });

    it('refuses a name that is taken, a namespace that is not there and a resourceVersion', async () => {
      await client.create(notebooks, notebook('taken'));
      const taken = await refusal(client.create(notebooks, notebook('taken')));
      expect(taken).toMatchObject({
        code: 409,
        reason: 'AlreadyExists',
        message: 'notebooks.kubeflow.org "taken" already exists',
      });
      const nowhere = notebook('x', { namespace: 'nowhere' });
      expect(await refusal(client.create(notebooks, nowhere))).toMatchObject({
        code: 404,
        message: 'namespaces "nowhere" not found',
      });
      const versioned = notebook('x', { resourceVersion: '1' });
      expect((await refusal(client.create(notebooks, versioned))).message).toBe(
        'resourceVersion should not be set on objects to be created',
      );
    });

    it('only pretends on dryRun=All', async () => {
      const created = await client.create(notebooks, notebook('dry'), {
        dryRun: true,
      });
      expect(created.metadata.uid).toBeDefined();
      expect(await client.get(notebooks, 'dry', 'churn')).toBeUndefined();
      const response = await send(cluster, `${notebooksPath}?dryRun=Some`, {
        method: 'POST',
        body: notebook('dry'),
      });
      expect(response.status).toBe(422);
    });

    it('gives a new namespace its label, phase and service account', async () => {
      const namespace = await client.get(namespaces, 'churn');
      expect(namespace).toMatchObject({
        metadata: { labels: { 'kubernetes.io/metadata.name': 'churn' } },
        status: { phase: 'Active' },
      });
      const ref = { group: '', version: 'v1', plural: 'serviceaccounts' };
      expect(await client.get(ref, 'default', 'churn')).toBeDefined();
    });
  });

  describe('updating', () => {
    it('refuses a stale resourceVersion with 409', async () => {
      const first = await client.create(notebooks, notebook('stale'));
      const annotations = { a: 'b' };
      await client.update(notebooks, {
        ...first,
        metadata: { ...first.metadata, annotations },
      });
      expect(await refusal(client.update(notebooks, first))).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on notebooks.kubeflow.org "stale": the object has been modified; please apply your changes to the latest version and try again',
      });
    });

    it('needs a resourceVersion for custom resources only', async () => {
      const { metadata } = await client.create(notebooks, notebook('blind'));
      const { resourceVersion: _, ...blind } = metadata;
      const update = client.update(notebooks, {
        ...notebook('blind'),
        metadata: blind,
      });
      expect((await refusal(update)).message).toBe(
        'Notebook.kubeflow.org "blind" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
      );
      await client.create(configMaps, configMap('blind'));
      const data = { a: 'b' };
      const updated = await client.update(configMaps, {
        ...configMap('blind'),
        data,
      });
      expect(updated.data).toEqual(data);
    });

    it('counts generations by the specification, not by metadata or status', async () => {
      await client.create(notebooks, notebook('generation'));
      const generationAfter = async (patch: object, subresource?: string) => {
        const name = at('generation');
        const { metadata } = await client.mergePatch(notebooks, name, patch, {
          subresource,
        });
        return metadata.generation;
      };
      const status = { conditions: [], containerState: {}, readyReplicas: 1 };
      const containers = [{ name: 'x', image: 'y' }];
      expect(await generationAfter({ metadata: { labels: { a: 'b' } } })).toBe(
        1,
      );
      expect(await generationAfter({ status }, 'status')).toBe(1);
      expect(
        await generationAfter({ spec: { template: { spec: { containers } } } }),
      ).toBe(2);
    });

    it('writes the status only through its subresource, and nothing else through it', async () => {
      const created = await client.create(notebooks, notebook('reported'));
      const status = { conditions: [], containerState: {}, readyReplicas: 1 };
      const reported = await client.updateStatus(notebooks, {
        ...created,
        spec: {},
        status,
      });
      expect(reported.spec).toEqual(created.spec);
      expect(reported.status).toEqual(status);
      const kept = await client.update(notebooks, {
        ...reported,
        status: { ...status, readyReplicas: 0 },
      });
      expect(kept.status).toEqual(status);
      expect(kept.metadata.resourceVersion).toBe(
        reported.metadata.resourceVersion,
      );
    });

    it('serves an object in every version of its kind', async () => {
      await client.create(notebooks, notebook('versions'));
      for (const version of ['v1beta1', 'v1alpha1']) {
        const ref = { ...notebooks, version };
        const found = await client.get(ref, 'versions', 'churn');
        expect(found?.apiVersion).toBe(`kubeflow.org/${version}`);
        await client.update(ref, found!);
      }
      const found = await client.get(notebooks, 'versions', 'churn');
      expect(found?.metadata.generation).toBe(1);
    });
  });

  describe('patching', () => {
    const patch = (contentType: string, body: unknown, name = 'patched') =>
      send(cluster, `${notebooksPath}/${name}`, {
        method: 'PATCH',
        body,
        headers: { 'Content-Type': contentType },
      });

    beforeAll(async () => {
      const annotations = { a: '1', b: '2' };
      await client.create(notebooks, notebook('patched', { annotations }));
    });

    it('merges, and removes what is null', async () => {
      const annotations = { a: null, c: '3' };
      const response = await patch('application/merge-patch+json', {
        metadata: { annotations },
      });
      expect(await response.json()).toMatchObject({
        metadata: { annotations: { b: '2', c: '3' } },
      });
    });

    it('applies JSON patches and says when a test in one fails', async () => {
      const pointer = '/metadata/annotations/b';
      const replace = { op: 'replace', path: pointer, value: 'x' };
      const done = await patch('application/json-patch+json', [
        { op: 'test', path: pointer, value: '2' },
        replace,
      ]);
      expect(await done.json()).toMatchObject({
        metadata: { annotations: { b: 'x' } },
      });
      const failed = await patch('application/json-patch+json', [
        { op: 'test', path: pointer, value: '2' },
        replace,
      ]);
      expect(failed.status).toBe(422);
    });

    it('answers 409 when the patch names an old resourceVersion', async () => {
      const response = await patch('application/merge-patch+json', {
        metadata: { resourceVersion: '1' },
      });
      expect(response.status).toBe(409);
    });

    it.each([
      'application/strategic-merge-patch+json',
      'application/apply-patch+yaml',
    ])('refuses %s with 415', async contentType => {
      const response = await patch(contentType, {});
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({
        reason: 'UnsupportedMediaType',
        message:
          'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json',
      });
    });

    it('answers 404 for an object that is not there', async () => {
      const type = 'application/merge-patch+json';
      const response = await patch(type, {}, 'missing');
      expect(response.status).toBe(404);
    });
  });
});
