import { scenarioRunId } from '.';
import { setupMlflow } from './__testUtils__/setupMlflow';

const { api, call, runs } = setupMlflow();

describe('the scenario in MLflow', () => {
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
