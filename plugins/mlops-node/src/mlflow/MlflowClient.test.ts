import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import { MlflowServerConfig } from './MlflowServerConfig';

const BASE = 'http://mlflow.example.com';
const SEARCH = `${BASE}/api/2.0/mlflow/runs/search`;
const GET = `${BASE}/api/2.0/mlflow/experiments/get`;
const page = '<!doctype html><title>Sign in</title>';

const upstream = setupServer();
registerMswTestHooks(upstream);

const clientOf = (change: Partial<MlflowServerConfig> = {}) =>
  MlflowClient.create({ server: testServer(change) });

describe('MlflowClient', () => {
  it('searches with a body and reads {} as an empty page', async () => {
    let body: unknown;
    upstream.use(
      http.post(SEARCH, async ({ request }) => {
        body = await request.json();
        return HttpResponse.json({});
      }),
    );
    const found = await clientOf().searchRuns({
      experimentIds: ['1'],
      filter: 'metrics.f1 > 0.8',
      orderBy: ['metrics.f1 DESC'],
      maxResults: 50,
      pageToken: 'abc',
    });
    expect(found.items).toEqual([]);
    expect(body).toEqual({
      experiment_ids: ['1'],
      filter: 'metrics.f1 > 0.8',
      order_by: ['metrics.f1 DESC'],
      max_results: 50,
      page_token: 'abc',
    });
  });

  it('escapes what goes into the query', async () => {
    let asked = '';
    upstream.use(
      http.get(
        `${BASE}/api/2.0/mlflow/experiments/get-by-name`,
        ({ request }) => {
          asked = new URL(request.url).search;
          return HttpResponse.json({
            experiment: { experiment_id: '1', name: 'a' },
          });
        },
      ),
    );
    await clientOf().getExperimentByName('a&b=../c d');
    expect(asked).toBe('?experiment_name=a%26b%3D..%2Fc+d');
  });

  it('answers undefined for what does not exist', async () => {
    upstream.use(
      http.get(GET, () =>
        HttpResponse.json(
          { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No Experiment' },
          { status: 404 },
        ),
      ),
    );
    await expect(clientOf().getExperiment('9')).resolves.toBeUndefined();
  });

  it('does not hand on a page token that repeats', async () => {
    upstream.use(
      http.post(SEARCH, () => HttpResponse.json({ next_page_token: 'same' })),
    );
    const found = await clientOf().searchRuns({
      experimentIds: ['1'],
      maxResults: 2,
      pageToken: 'same',
    });
    expect(found.nextPageToken).toBeUndefined();
  });

  it('uses the API of the pages where a static prefix hides the other, and remembers it', async () => {
    const asked: string[] = [];
    const url = `${BASE}/mlflow`;
    upstream.use(
      http.get(`${url}/*`, ({ request }) => {
        const { pathname } = new URL(request.url);
        asked.push(pathname);
        return pathname.startsWith('/mlflow/ajax-api/')
          ? HttpResponse.json({ experiment: { experiment_id: '1', name: 'x' } })
          : HttpResponse.html(page, { status: 404 });
      }),
    );
    const client = clientOf({ url });
    expect((await client.getExperiment('1'))?.name).toBe('x');
    await client.getExperiment('2');
    expect(asked.map(path => path.split('/')[2])).toEqual([
      'api',
      'ajax-api',
      'ajax-api',
    ]);
  });

  it('asks for a workspace only where there are some', async () => {
    let enabled = false;
    let header: string | null = null;
    upstream.use(
      http.get(`${BASE}/api/3.0/mlflow/server-info`, () =>
        HttpResponse.json({ workspaces_enabled: enabled }),
      ),
      http.get(`${BASE}/version`, () => new HttpResponse('3.11.1')),
      http.get(GET, ({ request }) => {
        header = request.headers.get('x-mlflow-workspace');
        return HttpResponse.json({});
      }),
    );
    await expect(
      clientOf().getExperiment('1', { workspace: 'team-a' }),
    ).rejects.toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining('no workspace "team-a"'),
    });
    expect(header).toBeNull();
    enabled = true;
    await clientOf().getExperiment('1', { workspace: 'team-a' });
    expect(header).toBe('team-a');
  });
});
