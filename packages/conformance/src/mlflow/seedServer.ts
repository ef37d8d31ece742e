import { get, MlflowApi, post } from './MlflowApi';

/** What the expectations are about, by the ids that the server gave. */
export interface Seed {
  /** 2 or 3: older servers have no logged models. */
  readonly major: number;
  readonly experimentId: string;
  readonly hostileExperimentId: string;
  readonly deletedExperimentId: string;
  readonly parent: string;
  readonly children: readonly string[];
  readonly notANumber: string;
  readonly running: string;
  readonly deleted: string;
  /** Empty on servers without. */
  readonly modelId: string;
  readonly registeredModel: string;
}

export const HOSTILE_NAME = "<script>alert('x')</script> 실험 «тест»";
export const LONG_PARAM = 'x'.repeat(6_000);
export const STEPS = 30;

const START = Date.UTC(2026, 9, 1);
const FILES: Readonly<Record<string, string>> = {
  'reports/confusion.json': '{"confusion": [[90, 10], [7, 93]]}\n',
  'reports/report.html':
    '<html><body><script>alert(1)</script><h1>report</h1></body></html>',
  'reports/table.csv': 'a,b\n1,2\n3,4\n',
  'notes with space & ünïcode.txt': 'hello',
};
const MODEL_FILES: Readonly<Record<string, string>> = {
  MLmodel: 'flavors:\n  sklearn:\n    pickled_model: model.pkl\n',
  'model.pkl': 'no pickle',
};

const tags = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([key, value]) => ({ key, value }));

/** Logs what the expectations are about by the calls that clients make. */
export async function seedServer(api: MlflowApi): Promise<Seed> {
  const { text: version } = await api.send(get('/version'));
  const major = Number(version.split('.')[0]);
  const createExperiment = async (
    name: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const body = { name, tags: tags(fields) };
    const answer = await api.ask(post('experiments/create', body));
    return answer.experiment_id;
  };
  const experimentId = await createExperiment('conformance', {
    team: 'risk',
    'mlflow.note.content': '# Note\n<img src=x onerror=alert(1)>',
  });
  const hostileExperimentId = await createExperiment(HOSTILE_NAME);
  const deletedExperimentId = await createExperiment('to-be-deleted');
  await api.ask(
    post('experiments/delete', { experiment_id: deletedExperimentId }),
  );

  let started = START;
  const createRun = async (
    name: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    started += 60_000;
    const { run } = await api.ask(
      post('runs/create', {
        experiment_id: experimentId,
        user_id: 'alice',
        run_name: name,
        start_time: started,
        tags: tags({ 'mlflow.user': 'alice', ...fields }),
      }),
    );
    return run.info.run_id;
  };
  const log = (run_id: string, batch: object) =>
    api.ask(post('runs/log-batch', { run_id, ...batch }));
  const end = (run_id: string, status = 'FINISHED') =>
    api.ask(
      post('runs/update', { run_id, status, end_time: started + 30_000 }),
    );
  const upload = async (folder: string, files: Record<string, string>) => {
    for (const [name, body] of Object.entries(files)) {
      const path = `${folder}/${name}`.split('/').map(encodeURIComponent);
      await api.ask({
        method: 'PUT',
        path: `/api/2.0/mlflow-artifacts/artifacts/${path.join('/')}`,
        body,
      });
    }
  };

  const parent = await createRun('parent', {
    'mlflow.source.git.commit': '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
    'mlflow.source.name': 'train.py',
    'mlflow.note.content': '**note** <b>html</b>',
  });
  await log(parent, {
    params: tags({ C: '1.0', solver: 'lbfgs', long: LONG_PARAM }),
    metrics: Array.from({ length: STEPS }, (_, step) => [
      {
        key: 'train_loss',
        value: 1 / (step + 1),
        timestamp: START + step,
        step,
      },
      {
        key: 'val_loss',
        value: 1.2 / (step + 1),
        timestamp: START + step,
        step,
      },
    ]).flat(),
  });
  await api.ask(
    post('runs/log-inputs', {
      run_id: parent,
      datasets: [
        {
          tags: tags({ 'mlflow.data.context': 'training' }),
          dataset: {
            name: 'churn',
            digest: '7e9c9a36',
            source_type: 's3',
            source: '{"uri": "s3://datasets/churn.parquet"}',
            schema: '{"mlflow_colspec": []}',
          },
        },
      ],
    }),
  );
  await upload(`${experimentId}/${parent}/artifacts`, FILES);
  const modelId =
    major >= 3 ? await logModel(api, { experimentId, parent, upload }) : '';
  if (!modelId) {
    await upload(`${experimentId}/${parent}/artifacts/model`, MODEL_FILES);
  }
  await end(parent);

  const children: string[] = [];
  for (const index of [0, 1, 2]) {
    const child = await createRun(`child-${index}`, {
      'mlflow.parentRunId': parent,
    });
    await log(child, {
      params: tags({ C: `0.${index + 1}`, depth: String(4 + 2 * index) }),
      metrics: [
        {
          key: 'val_loss',
          value: 0.5 - index / 10,
          timestamp: started,
          step: 0,
        },
        { key: 'auc', value: 0.8 + index / 20, timestamp: started, step: 0 },
      ],
    });
    await end(child);
    children.push(child);
  }

  const notANumber = await createRun('nan');
  const point = (key: string, value: number | string, step = 0) => ({
    key,
    value,
    timestamp: started + step,
    step,
  });
  await log(notANumber, {
    params: tags({ 'slash/param name': 'v with "quotes" and <b>' }),
    tags: tags({
      // eslint-disable-next-line no-script-url -- as somebody might log
      link: 'javascript:alert(1)',
      'a.b': 'dotted',
      single: "O'Brien",
      percent: '100%_done',
    }),
    metrics: [
      point('loss', 'NaN', 0),
      point('loss', 'Infinity', 1),
      point('loss', '-Infinity', 2),
      point('loss', 0.5, 3),
      point('only_nan', 'NaN'),
      point('only_inf', 'Infinity'),
      point('neg_inf', '-Infinity'),
      point('val_loss', 'NaN'),
      point('system/cpu_utilization_percentage', 12.5),
      point('spaced key', 1),
    ],
  });
  await end(notANumber, 'FAILED');
  const running = await createRun('still-running', { owner: "O'Brien" });
  const deleted = await createRun('deleted');
  await api.ask(post('runs/delete', { run_id: deleted }));

  const registeredModel = 'conformance-model';
  await register(api, {
    name: registeredModel,
    runId: parent,
    source: modelId
      ? `models:/${modelId}`
      : `mlflow-artifacts:/${experimentId}/${parent}/artifacts/model`,
    modelId,
  });
  return {
    major,
    experimentId,
    hostileExperimentId,
    deletedExperimentId,
    parent,
    children,
    notANumber,
    running,
    deleted,
    modelId,
    registeredModel,
  };
}

async function logModel(
  api: MlflowApi,
  options: {
    experimentId: string;
    parent: string;
    upload: (folder: string, files: Record<string, string>) => Promise<void>;
  },
): Promise<string> {
  const { experimentId, parent, upload } = options;
  const { model } = await api.ask(
    post('logged-models', {
      experiment_id: experimentId,
      name: 'model',
      source_run_id: parent,
      params: tags({ C: '1.0' }),
      tags: tags({ team: 'risk' }),
    }),
  );
  const { model_id } = model.info;
  await upload(`${experimentId}/models/${model_id}/artifacts`, MODEL_FILES);
  await api.ask({
    method: 'PATCH',
    path: `logged-models/${model_id}`,
    body: { model_id, status: 'LOGGED_MODEL_READY' },
  });
  await api.ask(
    post('runs/outputs', {
      run_id: parent,
      models: [{ model_id, step: 0 }],
    }),
  );
  await api.ask(
    post('runs/log-batch', {
      run_id: parent,
      metrics: [
        {
          key: 'val_loss',
          value: 1.2,
          timestamp: START,
          step: 0,
          model_id,
          dataset_name: 'churn',
          dataset_digest: '7e9c9a36',
        },
      ],
    }),
  );
  return model_id;
}

async function register(
  api: MlflowApi,
  options: { name: string; runId: string; source: string; modelId: string },
) {
  const { name, runId, source, modelId } = options;
  await api.ask(
    post('registered-models/create', {
      name,
      description: 'Churn <script>alert(2)</script>',
      tags: tags({ team: 'risk' }),
    }),
  );
  await api.ask(
    post('model-versions/create', {
      name,
      source,
      run_id: runId,
      description: 'first',
      tags: tags({ git_sha: '0f1e2d3' }),
      ...(modelId && { model_id: modelId }),
    }),
  );
  await api.ask(
    post('model-versions/create', {
      name,
      source: `runs:/${runId}/model`,
      run_id: runId,
    }),
  );
  for (const [alias, version] of [
    ['champion', '1'],
    ['challenger', '2'],
  ]) {
    await api.ask(post('registered-models/alias', { name, alias, version }));
  }
}
