import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { clusterTokenHeader } from '@mlops-portal/backstage-plugin-mlops-common';
import { notebookList, runList, running } from '../__fixtures__';
import { MlopsClient } from './MlopsClient';

const server = setupServer();
const base = '*/api/mlops/entities/component/default/mine';
const entity = { kind: 'Component', namespace: 'default', name: 'mine' };

function createClient() {
  return MlopsClient.create({
    discoveryApi: mockApis.discovery(),
    fetchApi: mockApis.fetch({ baseImplementation: fetch }),
  });
}

describe('MlopsClient', () => {
  registerMswTestHooks(server);

  it('asks for one page of notebooks', async () => {
    server.use(
      http.get(`${base}/notebooks`, ({ request }) => {
        expect(new URL(request.url).search).toBe('?limit=5&cursor=abc');
        return HttpResponse.json(notebookList([running]));
      }),
    );

    const list = await createClient().listNotebooks(entity, {
      limit: 5,
      cursor: 'abc',
    });

    expect(list.items[0].name).toBe('fraud-lab');
  });

  it('sends the tokens of the user, each in the header of its cluster', async () => {
    const headers: Headers[] = [];
    server.use(
      http.get(`${base}/notebooks`, ({ request }) => {
        headers.push(request.headers);
        return HttpResponse.json(notebookList([]));
      }),
      http.get('*/api/mlops/status', ({ request }) => {
        headers.push(request.headers);
        return HttpResponse.json({ clusters: [], servers: [], problems: [] });
      }),
    );
    const client = createClient();
    await client.listNotebooks(
      entity,
      {},
      {
        tokens: {
          [clusterTokenHeader('people')]: 'secret',
          [clusterTokenHeader('Münster 1')]: 'other',
        },
      },
    );
    expect(headers[0].get('Mlops-Cluster-Token-people')).toBe('secret');
    expect(headers[0].get('mlops-cluster-token-%4d%c3%bcnster%201')).toBe(
      'other',
    );
    await client.getStatus();
    expect([...headers[1].keys()].join()).not.toContain('token');
  });

  it('names a notebook in the path, whatever its cluster is called', async () => {
    const asked: string[] = [];
    server.use(
      http.all(`${base}/notebooks/*`, ({ request }) => {
        const { pathname, search } = new URL(request.url);
        asked.push(`${request.method} ${pathname.split('mine')[1]}${search}`);
        return HttpResponse.json({});
      }),
    );
    const client = createClient();
    const notebook = { cluster: 'eu/1', namespace: 'fraud', name: 'lab' };

    await client.getNotebook(entity, { ...notebook, workload: 'Workspace' });
    await client.listNotebookEvents(entity, notebook);
    await client.getNotebookLogs(entity, notebook, {
      container: 'lab',
      tailLines: 5,
    });
    await client.getNotebookManifest(entity, notebook, 'pod');
    await client.operateNotebook(entity, notebook, 'stop');

    expect(asked).toEqual([
      'GET /notebooks/eu%2F1/fraud/lab?workload=Workspace',
      'GET /notebooks/eu%2F1/fraud/lab/events',
      'GET /notebooks/eu%2F1/fraud/lab/logs?container=lab&tailLines=5',
      'GET /notebooks/eu%2F1/fraud/lab/manifest?of=pod',
      'POST /notebooks/eu%2F1/fraud/lab/stop',
    ]);
  });

  it('asks for the volumes that removed notebooks left', async () => {
    server.use(
      http.get(`${base}/orphaned-claims`, () =>
        HttpResponse.json({ items: [], totalSize: '0', sources: [] }),
      ),
    );

    await expect(createClient().listOrphanedClaims(entity)).resolves.toEqual(
      expect.objectContaining({ totalSize: '0' }),
    );
  });

  it('sends a search for runs as a body', async () => {
    server.use(
      http.post(`${base}/runs/search`, async ({ request }) => {
        expect(await request.json()).toEqual({
          server: 'main',
          experimentId: '1',
          filter: 'metrics.f1 > 0.8',
          limit: 10,
        });
        return HttpResponse.json(runList([]));
      }),
    );

    await expect(
      createClient().searchRuns(entity, {
        server: 'main',
        experimentId: '1',
        filter: 'metrics.f1 > 0.8',
        limit: 10,
      }),
    ).resolves.toEqual(expect.objectContaining({ items: [] }));
  });

  it.each([400, 403, 404, 503])(
    "throws the server's sentence of a %d",
    async statusCode => {
      server.use(
        http.get(`${base}/endpoints`, () =>
          HttpResponse.json(
            {
              error: { name: 'SomeError', message: 'What is wrong and where.' },
              response: { statusCode },
            },
            { status: statusCode },
          ),
        ),
      );

      await expect(
        createClient().listEndpoints(entity, {}),
      ).rejects.toMatchObject({
        body: { error: { message: 'What is wrong and where.' } },
        response: { status: statusCode },
      });
    },
  );

  it('throws when a proxy answers HTML', async () => {
    server.use(
      http.get(`${base}/models`, () =>
        HttpResponse.html('<html>Bad gateway</html>', { status: 502 }),
      ),
    );

    await expect(createClient().listModels(entity, {})).rejects.toThrow(/502/);
  });

  it('can be aborted', async () => {
    server.use(
      http.get(`${base}/overview`, () => new Promise<never>(() => {})),
    );
    const controller = new AbortController();

    const answer = createClient().getOverview(entity, {
      signal: controller.signal,
    });
    controller.abort();

    await expect(answer).rejects.toThrow(/abort/i);
  });
});
