import { KubernetesClient, RunningKubernetes } from '..';
import {
  configMaps,
  eventually,
  notebook,
  notebooks,
  pods,
  refusal,
  send,
  startCluster,
} from '../__testUtils__/harness';
import { WatchReader } from './__testUtils__/WatchReader';

const path = '/apis/kubeflow.org/v1/notebooks';

describe('faults of the answer', () => {
  let cluster: RunningKubernetes;
  let admin: KubernetesClient;
  let portal: KubernetesClient;

  const asPortal = (target: string) =>
    send(cluster, target, { user: 'portal' });

  beforeEach(async () => {
    cluster = await startCluster({ random: () => 0.5 });
    admin = cluster.client();
    portal = cluster.client('portal');
    await admin.create(notebooks, notebook('a'));
    await admin.create(notebooks, notebook('b'));
  });

  afterEach(async () => {
    await cluster.close();
  });

  it('answers 429 in plain text and says when to come again', async () => {
    cluster.faults.set({
      fault: 'too-many-requests',
      retryAfterSeconds: 7,
      count: 1,
    });
    const response = await asPortal(path);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.text()).toBe(
      'Too many requests, please try again later.\n',
    );
    expect((await asPortal(path)).status).toBe(200);
  });

  it('answers 429 to readers of custom resources while storage is initializing', async () => {
    const fresh = await startCluster({ initializingSeconds: 0.4 });
    const response = await send(fresh, path, { user: 'portal' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({
      kind: 'Status',
      reason: 'TooManyRequests',
      message: 'storage is (re)initializing',
      details: { retryAfterSeconds: 1 },
    });
    const client = fresh.client('portal');
    expect((await client.list(configMaps)).items).toEqual([]);
    await eventually(() =>
      client.list(notebooks).then(
        () => true,
        () => false,
      ),
    );
    await fresh.close();
  });

  it('fails a share of the requests', async () => {
    cluster.faults.set({ fault: 'error', share: 0.5 });
    expect((await asPortal(path)).status).toBe(200);
    cluster.faults.set({ fault: 'error', share: 0.6 });
    expect(await refusal(portal.list(notebooks))).toMatchObject({
      code: 500,
      reason: 'InternalError',
    });
    await cluster.faults.clear();
    cluster.faults.set({ fault: 'error', code: 503 });
    expect((await asPortal(path)).status).toBe(503);
  });

  it('answers with a page instead of the API', async () => {
    cluster.faults.set({ fault: 'html' });
    const response = await asPortal(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Sign in');
  });

  it('takes the right to one resource away, in lists and in reviews of access', async () => {
    cluster.faults.set({ fault: 'forbidden', resource: 'notebooks' });
    const review = async (resource: string) => {
      const answer = await send(
        cluster,
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        {
          user: 'portal',
          method: 'POST',
          body: {
            spec: {
              resourceAttributes: {
                verb: 'list',
                group: resource === 'pods' ? '' : 'kubeflow.org',
                resource,
              },
            },
          },
        },
      );
      return ((await answer.json()) as { status: { allowed: boolean } }).status
        .allowed;
    };
    expect(await refusal(portal.list(notebooks))).toMatchObject({
      code: 403,
      message:
        'notebooks.kubeflow.org is forbidden: User "system:serviceaccount:backstage:backstage-mlops" cannot list resource "notebooks" in API group "kubeflow.org" at the cluster scope',
    });
    expect(await review('notebooks')).toBe(false);
    expect(await review('pods')).toBe(true);
    expect((await portal.list(pods)).items).toEqual([]);
    expect((await admin.list(notebooks)).items).toHaveLength(2);
  });

  it('falls only upon the path, verb, resource and user that it is meant for', async () => {
    cluster.faults.set({ fault: 'error', path: '/namespaces/churn/' });
    cluster.faults.set({ fault: 'error', resource: 'notebooks', verb: 'get' });
    cluster.faults.set({ fault: 'error', user: 'admin', resource: 'pods' });
    const status = async (target: string) => (await asPortal(target)).status;
    expect(await status(path)).toBe(200);
    expect(await status('/api/v1/pods')).toBe(200);
    expect(await status('/api/v1/namespaces/churn/pods')).toBe(500);
    expect(await status('/apis/kubeflow.org/v1beta1/notebooks/x')).toBe(500);
    expect(await refusal(admin.list(pods))).toMatchObject({ code: 500 });
  });

  it('expires a watch that is open by an ERROR event, and those that resume', async () => {
    const { resourceVersion } = await admin.list(notebooks);
    const reader = WatchReader.open(cluster);
    await eventually(async () => reader.events.length === 2);
    cluster.faults.set({ fault: 'expired', count: 2 });
    expect(await reader.ended).toBeUndefined();
    const resumed = WatchReader.open(
      cluster,
      `&resourceVersion=${resourceVersion}`,
    );
    expect(await resumed.ended).toBeUndefined();
    for (const { status, events } of [reader, resumed]) {
      expect(status).toBe(200);
      expect(events.at(-1)).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    }
    expect(cluster.faults.list()).toEqual([]);
  });

  it('expires pages with a token for the rest', async () => {
    interface Page {
      metadata: { continue: string };
      items?: { metadata: { name: string } }[];
    }
    const page = async (token?: string) => {
      const response = await asPortal(
        `${path}?limit=1${token ? `&continue=${token}` : ''}`,
      );
      return { code: response.status, page: (await response.json()) as Page };
    };
    for (const fault of ['expired', 'compact'] as const) {
      const first = await page();
      cluster.faults.set({ fault });
      const gone = await page(first.page.metadata.continue);
      expect(gone).toMatchObject({ code: 410, page: { reason: 'Expired' } });
      const rest = await page(gone.page.metadata.continue);
      expect(rest.code).toBe(200);
      expect(rest.page.items?.map(({ metadata }) => metadata.name)).toEqual([
        'b',
      ]);
      await cluster.faults.clear();
    }
  });

  it('lets tokens expire by their age', async () => {
    const short = await startCluster({ continueTokenSeconds: 0.1 });
    await short.client().create(notebooks, notebook('a'));
    await short.client().create(notebooks, notebook('b'));
    const first = await send(short, `${path}?limit=1`);
    const { metadata } = (await first.json()) as {
      metadata: { continue: string };
    };
    const gone = await eventually(async () => {
      const next = await send(
        short,
        `${path}?limit=1&continue=${metadata.continue}`,
      );
      return next.status !== 200 && next;
    });
    expect(gone.status).toBe(410);
    await short.close();
  });

  it('forgets history, so that earlier revisions are expired and the present one is not', async () => {
    const { resourceVersion } = await admin.list(notebooks);
    await admin.create(notebooks, notebook('c'));
    const now = (await admin.list(notebooks)).resourceVersion;
    cluster.faults.set({ fault: 'compact' });
    const expired = WatchReader.open(
      cluster,
      `&resourceVersion=${resourceVersion}`,
    );
    await expired.ended;
    expect(expired.events).toMatchObject([
      { type: 'ERROR', object: { code: 410 } },
    ]);
    const current = WatchReader.open(cluster, `&resourceVersion=${now}`);
    await admin.create(notebooks, notebook('d'));
    await eventually(async () => current.names().includes('d'));
    current.abort();
  });
});
