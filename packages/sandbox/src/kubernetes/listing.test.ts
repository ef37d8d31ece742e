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

interface Page {
  readonly metadata: {
    readonly continue?: string;
    readonly remainingItemCount?: number;
    readonly resourceVersion: string;
  };
  readonly items: { readonly metadata: { readonly name: string } }[];
}

const names = (page: { items: readonly { metadata: { name: string } }[] }) =>
  page.items.map(item => item.metadata.name);

describe('listing', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;

  const page = async (query: string): Promise<Page> => {
    const path = `/api/v1/namespaces/paged/configmaps?${query}`;
    return (await send(cluster, path)).json() as Promise<Page>;
  };
  const token = (from: Page) =>
    encodeURIComponent(from.metadata.continue ?? '');

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
    await client.create(
      { group: '', version: 'v1', plural: 'namespaces' },
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'paged' } },
    );
    for (const name of ['e', 'b', 'd', 'a', 'c']) {
      const labels = { odd: `${'ace'.includes(name)}` };
      const metadata = { namespace: 'paged', labels };
      await client.create(configMaps, configMap(name, metadata));
    }
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('goes through pages in the order of the names', async () => {
    const first = await page('limit=2');
    expect(names(first)).toEqual(['a', 'b']);
    expect(first.metadata.remainingItemCount).toBe(3);
    const second = await page(`limit=2&continue=${token(first)}`);
    const third = await page(`limit=2&continue=${token(second)}`);
    expect([...names(second), ...names(third)]).toEqual(['c', 'd', 'e']);
    expect(third.metadata.continue).toBeUndefined();
  });

  it('ends the last page of a selection without a token', async () => {
    const first = await page('limit=2&labelSelector=odd%3Dtrue');
    expect(names(first)).toEqual(['a', 'c']);
    expect(first.metadata.remainingItemCount).toBeUndefined();
    const second = await page(
      `limit=2&labelSelector=odd%3Dtrue&continue=${token(first)}`,
    );
    expect(names(second)).toEqual(['e']);
    const whole = await page('limit=3&labelSelector=odd%3Dtrue');
    expect(whole.metadata.continue).toBeUndefined();
  });

  it('shows on every page the cluster as it was at the first', async () => {
    const first = await page('limit=2');
    const metadata = { namespace: 'paged' };
    await client.create(configMaps, configMap('bb', metadata));
    await client.delete(configMaps, { name: 'd', namespace: 'paged' });
    const rest = await page(`limit=9&continue=${token(first)}`);
    expect(names(rest)).toEqual(['c', 'd', 'e']);
    expect(rest.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
    expect(names(await page(''))).toEqual(['a', 'b', 'bb', 'c', 'e']);
  });

  it('answers 410 with a token for the rest when the snapshot is gone', async () => {
    const start = Buffer.from(
      JSON.stringify({ v: 'meta.k8s.io/v1', rv: 1, start: 'paged/b' }),
    ).toString('base64url');
    const path = `/api/v1/namespaces/paged/configmaps?limit=9&continue=${start}`;
    const response = await send(cluster, path);
    expect(response.status).toBe(410);
    const status = (await response.json()) as Page & { reason: string };
    expect(status.reason).toBe('Expired');
    const rest = await page(`limit=9&continue=${token(status)}`);
    expect(names(rest)).not.toContain('b');
    expect(names(rest)).toContain('e');
  });

  it('refuses a token that is none', async () => {
    const response = await send(
      cluster,
      '/api/v1/namespaces/paged/configmaps?continue=x',
    );
    expect(response.status).toBe(400);
  });

  it('lists one namespace or all of them, by labels and fields', async () => {
    const labels = { app: 'lab' };
    await client.create(notebooks, notebook('one', { labels }));
    await client.create(
      notebooks,
      notebook('two', { labels, namespace: 'paged' }),
    );
    await client.create(notebooks, notebook('three'));
    const labelSelector = 'app in (lab)';
    expect(names(await client.list(notebooks))).toHaveLength(3);
    expect(names(await client.list(notebooks, { labelSelector }))).toEqual([
      'one',
      'two',
    ]);
    const selection = { labelSelector, namespace: 'churn' };
    expect(names(await client.list(notebooks, selection))).toEqual(['one']);
    const fieldSelector = 'metadata.namespace!=churn';
    expect(names(await client.list(notebooks, { fieldSelector }))).toEqual([
      'two',
    ]);
  });

  it('refuses selectors that it cannot read or does not index', async () => {
    const labels = client.list(pods, { labelSelector: 'a in b' });
    expect((await refusal(labels)).code).toBe(400);
    const fields = client.list(pods, { fieldSelector: 'spec.colour=red' });
    expect((await refusal(fields)).message).toBe(
      'field label not supported: spec.colour',
    );
  });

  it('collects all pages in the client', async () => {
    for (let index = 0; index < 501; index += 1) {
      const annotations = { note: 'x'.repeat(200) };
      const object = configMap(`many-${index}`, { annotations });
      await client.create(configMaps, object);
    }
    const { items } = await client.list(configMaps, { namespace: 'churn' });
    expect(items).toHaveLength(501);
    expect(items[0]).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
  });

  it('compresses large answers for those who take it', async () => {
    const response = await send(cluster, '/api/v1/configmaps', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const identity = await send(cluster, '/api/v1/configmaps');
    expect(identity.headers.get('content-encoding')).toBeNull();
  });
});
