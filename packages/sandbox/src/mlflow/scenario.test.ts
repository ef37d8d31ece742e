import { scenarioRunId } from '.';
import { setupMlflow } from './__testUtils__/setupMlflow';

const { api, call, runs, url } = setupMlflow();

describe('the scenario in MLflow', () => {
  it('has the scenario: three teams with their experiments and models', async () => {
    const { body } = await api('experiments/search?max_results=10');
    expect(body.experiments.map(({ name }) => name).sort()).toEqual([
      '<img src=x onerror="alert(\'name\')"> лаборатория 실험',
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
        { alias: 'challenger', version: '8' },
        { alias: 'champion', version: '7' },
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

  it('has versions of every layout, of which KServe cannot read one', async () => {
    const places = await Promise.all(
      ['1', '3', '5', '8'].map(async version => {
        const query = `name=bank-churn&version=${version}`;
        const answer = await api(`model-versions/get-download-uri?${query}`);
        return answer.body.artifact_uri.replace(/[0-9a-f]{32}/, 'ID');
      }),
    );
    expect(places).toEqual([
      's3://mlflow-artifacts/1/ID/artifacts/model',
      'runs:/ID/model',
      'dbfs:/databricks/mlflow-tracking/2781/b6a1d4f0/artifacts/model',
      's3://mlflow-artifacts/1/models/m-ID/artifacts',
    ]);
    for (const version of ['1', '8']) {
      const query = `name=bank-churn&version=${version}&path=MLmodel`;
      const { text } = await call(`/model-versions/get-artifact?${query}`);
      expect(text).toContain('credit_score');
    }
  });

  it('has a picture of the confusion of each finished run', async () => {
    const runId = scenarioRunId('bank-churn', 8);
    const response = await fetch(
      `${url()}/get-artifact?run_id=${runId}&path=plots/confusion-matrix.png`,
    );
    expect(response.headers.get('content-type')).toBe('image/png');
    const picture = Buffer.from(await response.arrayBuffer());
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(picture.length).toBeLessThan(10_000);
  });

  it('has a course of hundreds of steps, and one that ends in NaN', async () => {
    const history = async (filter: string) => {
      const { body } = await runs({ filter, max_results: 1 });
      const runId = body.runs[0].info.run_id;
      const answer = await api(
        `metrics/get-history?run_id=${runId}&metric_key=loss`,
      );
      return answer.body.metrics.map(({ value }) => value);
    };
    const good = await history("status = 'FINISHED'");
    expect(good.length).toBeGreaterThan(200);
    expect(good.every(Number.isFinite)).toBe(true);
    const diverged = await history("params.learning_rate = '3'");
    expect(diverged.at(-1)).toBe('NaN');
  });

  it('has a laboratory of bad input, which its page shows as text', async () => {
    const { body } = await runs({ experiment_ids: ['4'] });
    expect(body.runs).toHaveLength(3);
    const most = Math.max(
      ...body.runs.map(run => run.data.metrics?.length ?? 0),
    );
    expect(most).toBe(2_000);
    const { text } = await call('/');
    expect(text).not.toContain('<img');
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
});
