import { MlflowSandbox, scenarioRunId, startMlflow } from '.';

interface Metric {
  readonly key: string;
  readonly value: number | 'NaN';
  readonly step: number;
  readonly run_id?: string;
}

interface Run {
  readonly info: {
    readonly run_id: string;
    readonly run_name: string;
    readonly status: string;
    readonly start_time: number;
  };
  readonly data: { readonly metrics: Metric[] };
}

/** What the calls of this test answer; each has its own part of it. */
interface Body {
  readonly experiment: { readonly name: string };
  readonly experiment_id: string;
  readonly experiments: { readonly name: string }[];
  readonly run: Run;
  readonly runs: Run[];
  readonly metrics: Metric[];
  readonly files: object[];
  readonly registered_model: object;
  readonly model_version: object;
  readonly artifact_uri: string;
  readonly next_page_token?: string;
}

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly body: Body;
}

let mlflow: MlflowSandbox;

beforeAll(async () => {
  mlflow = await startMlflow({ port: 0 });
});

afterAll(async () => {
  await mlflow.close();
});

async function call(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${mlflow.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const type = response.headers.get('content-type');
  const isJson = type === 'application/json';
  return {
    status: response.status,
    type,
    text,
    body: isJson ? JSON.parse(text) : ({} as Body),
  };
}

const api = (path: string, body?: unknown) =>
  call(`/api/2.0/mlflow/${path}`, body);
const runs = (search: object) =>
  api('runs/search', { experiment_ids: ['1'], ...search });

describe('the stand-in for MLflow', () => {
  it('is healthy and says its version', async () => {
    expect(await call('/health')).toMatchObject({ status: 200, text: 'OK' });
    expect(await call('/version')).toMatchObject({ text: '3.17.2' });
    const { body } = await call('/api/3.0/mlflow/server-info');
    expect(body).toEqual({ store_type: 'SqlStore', workspaces_enabled: false });
  });

  it('answers under both prefixes and with a page elsewhere', async () => {
    const { body } = await call(
      '/ajax-api/2.0/mlflow/experiments/get?experiment_id=1',
    );
    expect(body.experiment.name).toBe('bank-churn');
    expect(await api('does-not-exist')).toMatchObject({
      status: 404,
      type: expect.stringContaining('text/html'),
    });
    expect(await api('runs/search')).toMatchObject({ status: 405 });
  });

  it('has the scenario: three teams with their experiments and models', async () => {
    const { body } = await api('experiments/search?max_results=10');
    expect(body.experiments.map(({ name }) => name).sort()).toEqual([
      'Default',
      'bank-churn',
      'demand-forecast',
      'fraud-detection',
    ]);
    const counts = await Promise.all(
      ['1', '2', '3'].map(async id => {
        const found = await api('runs/search', { experiment_ids: [id] });
        return found.body.runs.length;
      }),
    );
    expect(counts).toEqual([300, 12, 20]);
    const model = await api('registered-models/get?name=bank-churn');
    expect(model.body.registered_model).toMatchObject({
      aliases: [
        { alias: 'champion', version: '7' },
        { alias: 'challenger', version: '8' },
      ],
    });
  });

  it('has a running, a failed and a NaN run and one with nested runs, of which the newest is minutes old', async () => {
    const { body } = await runs({ max_results: 1 });
    expect(body.runs[0].info.status).toBe('RUNNING');
    expect(Date.now() - body.runs[0].info.start_time).toBeLessThan(600_000);
    const failed = await runs({ filter: "status = 'FAILED'" });
    expect(failed.body.runs).toHaveLength(1);
    const byF1 = await runs({ order_by: ['metrics.f1 ASC'] });
    const values = byF1.body.runs.map(
      run => run.data.metrics.find(({ key }) => key === 'f1')?.value,
    );
    expect(values.slice(-3)).toEqual(['NaN', undefined, undefined]);
    const sweep = await runs({ filter: "run_name = 'depth-sweep'" });
    const children = await runs({
      filter: `tags.\`mlflow.parentRunId\` = '${sweep.body.runs[0].info.run_id}'`,
    });
    expect(children.body.runs).toHaveLength(6);
  });

  it('knows the versions by the run ids that endpoints name', async () => {
    const runId = scenarioRunId('bank-churn', '7');
    expect(runId).toMatch(/^[0-9a-f]{32}$/);
    expect(scenarioRunId('bank-churn', 7)).toBe(runId);
    const version = await api(
      'registered-models/alias?name=bank-churn&alias=champion',
    );
    expect(version.body.model_version).toMatchObject({
      version: '7',
      run_id: runId,
      aliases: ['champion'],
    });
    const best = await runs({
      filter: "metrics.f1 > 0.86 AND params.max_depth = '6'",
      order_by: ['metrics.f1 DESC'],
      max_results: 1,
    });
    expect(best.body.runs[0].info.run_id).toBe(runId);
    const uri = await api(
      'model-versions/get-download-uri?name=bank-churn&version=7',
    );
    expect(uri.body.artifact_uri).toMatch(
      /^s3:\/\/mlflow-artifacts\/1\/models\/m-[0-9a-f]{32}\/artifacts$/,
    );
  });

  it('pages without losing or repeating a run', async () => {
    const seen: string[] = [];
    let pageToken: string | undefined;
    do {
      const { body } = await runs({ max_results: 70, page_token: pageToken });
      seen.push(...body.runs.map(run => run.info.run_id));
      pageToken = body.next_page_token;
    } while (pageToken);
    expect(seen).toHaveLength(300);
    expect(new Set(seen).size).toBe(300);
    const beyond = Buffer.from('{"offset": 9999}').toString('base64');
    expect((await runs({ page_token: beyond })).body).toEqual({});
  });

  it('answers {} for what is empty', async () => {
    expect((await api('runs/search', {})).body).toEqual({});
    expect((await api('runs/search', '{"experiment_ids": ["1"')).body).toEqual(
      {},
    );
    expect((await runs({ experiment_ids: ['99'] })).body).toEqual({});
    expect(
      (await api("experiments/search?max_results=5&filter=name%3D'x'")).body,
    ).toEqual({});
    expect(
      (await api('metrics/get-history?run_id=x&metric_key=y')).body,
    ).toEqual({});
  });

  it('gives the history of a metric whole, in pages and sampled', async () => {
    const runId = scenarioRunId('bank-churn', 7);
    const query = `run_id=${runId}&metric_key=loss`;
    const whole = await api(`metrics/get-history?${query}&max_results=100`);
    expect(whole.body.metrics).toHaveLength(40);
    const first = await api(`metrics/get-history?${query}&max_results=30`);
    expect(first.body.metrics).toHaveLength(30);
    const rest = await api(
      `metrics/get-history?${query}&max_results=30&page_token=${first.body.next_page_token}`,
    );
    expect(rest.body.metrics).toHaveLength(10);
    expect(rest.body.next_page_token).toBeUndefined();
    const sampled = await call(
      `/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?run_ids=${runId}&run_ids=nope&metric_key=loss&start_step=5&end_step=15&max_results=4`,
    );
    const steps = sampled.body.metrics.map(({ step }) => step);
    expect(steps).toEqual([5, 7, 10, 13, 15]);
    expect(sampled.body.metrics[0].run_id).toBe(runId);
  });

  it('lists artifacts by level and sends them as downloads', async () => {
    const runId = scenarioRunId('bank-churn', 7);
    const root = await api(`artifacts/list?run_id=${runId}`);
    expect(root.body.files).toEqual([{ path: 'reports', is_dir: true }]);
    const folder = await api(`artifacts/list?run_id=${runId}&path=reports`);
    expect(folder.body.files).toEqual([
      {
        path: 'reports/metrics.json',
        is_dir: false,
        file_size: expect.any(Number),
      },
    ]);
    const file = await fetch(
      `${mlflow.url}/get-artifact?run_id=${runId}&path=reports/metrics.json`,
    );
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.json()).toMatchObject({ metrics: { f1: 0.868 } });
  });

  it('takes a run as a client logs it', async () => {
    const { body } = await api('experiments/create', {
      name: '<b>mine</b>',
      tags: [{ key: 'backstage.io/owner', value: 'group:default/x' }],
    });
    const created = await api('runs/create', {
      experiment_id: body.experiment_id,
      user_id: 'alice',
      tags: [{ key: 'mlflow.source.name', value: 'train.py' }],
    });
    const runId = created.body.run.info.run_id;
    expect(created.body.run.info.run_name).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    await api('runs/log-batch', {
      run_id: runId,
      metrics: [
        { key: 'f1', value: 0.5, timestamp: 1, step: 0 },
        { key: 'f1', value: 'NaN', timestamp: 2, step: 1 },
      ],
      params: [{ key: 'depth', value: '6' }],
    });
    await api('runs/log-parameter', {
      run_id: runId,
      key: 'rate',
      value: '0.1',
    });
    await api('runs/log-metric', {
      run_id: runId,
      key: 'auc',
      value: 0.9,
      timestamp: 3,
    });
    await api('runs/set-tag', {
      run_id: runId,
      key: 'mlflow.runName',
      value: 'mine',
    });
    await api('runs/update', {
      run_id: runId,
      status: 'FINISHED',
      end_time: 5,
    });
    const { run } = (await api(`runs/get?run_id=${runId}`)).body;
    expect(run.info).toMatchObject({
      run_name: 'mine',
      status: 'FINISHED',
      end_time: 5,
    });
    expect(run.data.metrics).toMatchObject([
      { key: 'f1', value: 'NaN', step: 1 },
      { key: 'auc', value: 0.9 },
    ]);
    const again = await api('runs/log-parameter', {
      run_id: runId,
      key: 'rate',
      value: '0.2',
    });
    expect(again).toMatchObject({
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE' },
    });
    const page = await call('/');
    expect(page.text).toContain('&#60;b&#62;mine');
    expect(page.text).not.toContain('<b>mine');
  });

  it('has a page where the links to experiments and runs lead', async () => {
    const { text } = await call('/');
    expect(text).toContain('id="/experiments/1"');
    expect(text).toContain(
      `id="/experiments/1/runs/${scenarioRunId('bank-churn', 7)}"`,
    );
    expect(text).toContain('id="/models/bank-churn"');
    expect(text).not.toContain('<script');
  });

  it('starts empty when it is not to be seeded', async () => {
    const empty = await startMlflow({ seed: false });
    try {
      const response = await fetch(
        `${empty.url}/api/2.0/mlflow/experiments/search?max_results=5`,
      );
      expect(await response.json()).toEqual({});
    } finally {
      await empty.close();
    }
  });
});
