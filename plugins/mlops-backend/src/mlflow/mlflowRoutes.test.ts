import {
  type MlflowSandbox,
  scenarioRunId,
  startMlflow,
} from '@mlops-portal/sandbox';
import { component } from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const ENTITY = '/entities/component/default/bank-churn';
const RUN = `${ENTITY}/runs/main/${scenarioRunId('bank-churn', 7)}`;
const FOREIGN = `${ENTITY}/runs/main/${scenarioRunId('demand-forecast', 1)}`;

describe('the routes about runs and versions', () => {
  let mlflow: MlflowSandbox;
  beforeAll(async () => {
    mlflow = await startMlflow({ port: 0 });
  });
  afterAll(async () => {
    await mlflow.close();
  });

  const start = () =>
    startApi({
      entities: [
        component('bank-churn', {
          'mlflow.org/experiment-name': 'bank-churn',
          'mlflow.org/registered-model': 'bank-churn',
        }),
      ],
      mlops: {
        mlflow: {
          servers: [{ id: 'main', url: mlflow.url, access: 'owned' }],
        },
      },
    });

  it('answer what the API promises', async () => {
    const api = await start();
    for (const path of [
      `${ENTITY}/experiments`,
      RUN,
      `${RUN}/artifacts`,
      `${ENTITY}/models/main/bank-churn/versions?metrics=f1`,
      `${ENTITY}/models/main/bank-churn/versions/7`,
    ]) {
      const { status, headers } = await api.get(path, 'alice');
      expect([path, status]).toEqual([path, 200]);
      expect(headers.etag).toMatch(/^W\//);
    }
    const history = await api.post(
      `${ENTITY}/runs/metric-history`,
      { server: 'main', runs: [scenarioRunId('bank-churn', 7)], metric: 'f1' },
      'alice',
    );
    expect(history.status).toBe(200);
    expect(history.body.unknown).toEqual([]);
    const roots = await api.post(
      `${ENTITY}/runs/search`,
      { server: 'main', experimentId: '1', parent: null, limit: 5 },
      'alice',
    );
    expect(roots.body.items).toHaveLength(5);
  });

  it('send a file as nothing that a browser would run, and audit it', async () => {
    const api = await start();
    const { body } = await api.get(`${RUN}/artifacts`, 'alice');
    const folder = encodeURIComponent(body.items[0].path);
    const files = await api.get(`${RUN}/artifacts?path=${folder}`, 'alice');
    const { path, size } = files.body.items.find(
      (item: { directory: boolean }) => !item.directory,
    );
    const query = `path=${encodeURIComponent(path)}&download=true`;
    const { status, headers } = await api.get(
      `${RUN}/artifacts/content?${query}`,
      'alice',
    );
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment/),
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': expect.stringContaining('private'),
    });
    expect(headers['content-type']).not.toMatch(/html|svg|xml/);
    expect(size).toBeGreaterThan(0);
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'run-artifact-read' }),
    );
  });

  it.each([
    FOREIGN,
    `${FOREIGN}/artifacts`,
    `${FOREIGN}/artifacts/content?path=a.txt`,
    `${ENTITY}/models/main/demand-forecast/versions/1`,
  ])('tell nothing of what is another team’s: %s', async path => {
    const api = await start();
    const { status, body } = await api.get(path, 'alice');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toMatch(/forecast-team|s3:/);
  });
});
