import { scenarioRunId, startMlflow } from '.';
import { setupMlflow } from './__testUtils__/setupMlflow';

const { api, call, runs, url } = setupMlflow();

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
    const whole = await api(`metrics/get-history?${query}`);
    expect(whole.body.metrics).toHaveLength(240);
    const first = await api(`metrics/get-history?${query}&max_results=200`);
    expect(first.body.metrics).toHaveLength(200);
    const rest = await api(
      `metrics/get-history?${query}&max_results=200&page_token=${first.body.next_page_token}`,
    );
    expect(rest.body.metrics).toHaveLength(40);
    expect(rest.body.next_page_token).toBeUndefined();
    const sampled = await call(
      `/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?run_ids=${runId}&run_ids=nope&metric_key=loss&start_step=5&end_step=15&max_results=4`,
    );
    const steps = sampled.body.metrics.map(({ step }) => step);
    expect(steps).toEqual([5, 8, 11, 15]);
    expect(sampled.body.metrics[0].run_id).toBe(runId);
  });

  it('lists artifacts by level and sends them as downloads', async () => {
    const runId = scenarioRunId('bank-churn', 7);
    const root = await api(`artifacts/list?run_id=${runId}`);
    expect(root.body.files).toEqual([
      { path: 'plots', is_dir: true },
      { path: 'reports', is_dir: true },
    ]);
    const folder = await api(`artifacts/list?run_id=${runId}&path=reports`);
    expect(folder.body.files).toContainEqual({
      path: 'reports/metrics.json',
      is_dir: false,
      file_size: expect.any(Number),
    });
    const file = await fetch(
      `${url()}/get-artifact?run_id=${runId}&path=reports/metrics.json`,
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
