import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
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
      { clusterTokens: { people: 'secret', 'Münster 1': 'other' } },
    );
    expect(headers[0].get('Mlops-Cluster-Token-people')).toBe('secret');
    expect(headers[0].get('mlops-cluster-token-%4d%c3%bcnster%201')).toBe(
      'other',
    );
    await client.getStatus();
    expect([...headers[1].keys()].join()).not.toContain('token');
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
