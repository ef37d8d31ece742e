import assert from 'node:assert/strict';
import { Conformance, expectThat } from '../Conformance';
import { get, MlflowApi } from './MlflowApi';
import { logWithPython, PythonRun } from './pythonClient';
import type { MlflowServer } from './servers';

interface PythonCheck {
  readonly expectation: string;
  readonly check: (api: MlflowApi, logged: PythonRun) => Promise<void>;
}

const checks: readonly PythonCheck[] = [
  {
    expectation: 'the model that the client loads again predicts',
    check: async (_api, { predictions, children }) => {
      assert.equal(predictions.length, 2);
      assert.equal(children, 2);
    },
  },
  {
    expectation: 'a run of the client has params, metrics, dataset and source',
    check: async (api, { runId }) => {
      const { run } = await api.ask(get('runs/get', { run_id: runId }));
      assert.equal(run.info.status, 'FINISHED');
      const keys = run.data.metrics.map((it: any) => it.key).sort();
      assert.deepEqual(keys, ['f1', 'inf', 'loss', 'nan']);
      assert.equal(run.data.params.length, 3);
      assert.equal(run.inputs.dataset_inputs[0].dataset.name, 'churn');
      assert.match(run.inputs.dataset_inputs[0].dataset.schema, /colspec/);
      const tags = run.data.tags.map((it: any) => it.key);
      assert.ok(tags.includes('mlflow.source.name'), tags.join());
    },
  },
  {
    expectation: 'the files of the client are listed by folder',
    check: async (api, { runId }) => {
      const root = await api.ask(get('artifacts/list', { run_id: runId }));
      const folders = root.files.map((it: any) => it.path);
      assert.ok(folders.includes('plots') && folders.includes('reports'));
      const plots = await api.send(
        get('/get-artifact', {
          run_id: runId,
          path: 'plots/confusion-matrix.png',
        }),
      );
      assert.equal(plots.type, 'image/png');
    },
  },
  {
    expectation: 'the version has a signature that can be read',
    check: async (api, { modelName }) => {
      const { text } = await api.send(
        get('/model-versions/get-artifact', {
          name: modelName,
          version: '1',
          path: 'MLmodel',
        }),
      );
      assert.match(text, /signature:/);
      assert.match(text, /CreditScore/);
      assert.match(text, /serving_input_path: serving_input_example\.json/);
    },
  },
  {
    expectation: 'the version has alias, tag and description of the client',
    check: async (api, { modelName, runId }) => {
      const { model_version: version } = await api.ask(
        get('registered-models/alias', { name: modelName, alias: 'champion' }),
      );
      assert.equal(version.run_id, runId);
      assert.equal(version.description, 'From the client');
      assert.deepEqual(version.tags, [{ key: 'reviewed', value: 'yes' }]);
    },
  },
];

/** Lets MLflow's own Python client log a training, and looks at what is there. */
export async function pythonChecks(
  conformance: Conformance,
  server: MlflowServer,
  api: MlflowApi,
): Promise<void> {
  const about = (expectation: string) => ({ server: server.name, expectation });
  const logs = 'the Python client logs and registers a model';
  const { python } = server;
  if (python === undefined) {
    conformance.report({
      ...about(logs),
      result: 'skipped',
      message:
        'There is no Python with MLflow yet: `npm run conformance -- --target real` installs it.',
      milliseconds: 0,
    });
    return;
  }
  let logged: PythonRun | undefined;
  await expectThat(conformance, about(logs), async () => {
    const { basicAuth } = server.setup;
    logged = await logWithPython({ python, url: server.url, basicAuth });
  });
  if (logged) {
    const run = logged;
    for (const { expectation, check } of checks) {
      await expectThat(conformance, about(expectation), () => check(api, run));
    }
  }
}
