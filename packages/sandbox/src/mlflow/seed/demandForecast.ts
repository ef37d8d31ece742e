import { ARTIFACT_ROOT } from '../scenario';
import { MlflowStore } from '../store/MlflowStore';
import { createRandom, noise, pick, round } from './random';
import { generateRunName } from './runNames';
import { DAY, HOUR, MINUTE, trainRun } from './trainRun';

const RUNS = 20;

/** Another team's: only its owner is named, so that the team sees it and nobody else does. */
export function seedDemandForecast(store: MlflowStore, start: number) {
  const random = createRandom(3);
  const { experimentId } = store.createExperiment({
    name: 'demand-forecast',
    artifactRoot: ARTIFACT_ROOT,
    creationTime: start - 40 * DAY,
    tags: new Map(
      Object.entries({
        'backstage.io/owner': 'group:default/forecast-team',
        'mlflow.experiment.primaryMetric.name': 'mape',
        'mlflow.experiment.primaryMetric.greaterIsBetter': 'False',
      }),
    ),
  });
  for (let index = 0; index < RUNS; index += 1) {
    const mape = 0.19 - 0.003 * index + 0.008 * noise(random);
    trainRun(store, random, {
      experimentId,
      name: generateRunName(random),
      user: 'bob',
      source: { name: '/home/jovyan/forecast/fit.ipynb', type: 'NOTEBOOK' },
      startTime: start - 6 * HOUR - (RUNS - 1 - index) * 1.5 * DAY,
      durationMs: Math.round((40 + 20 * random()) * MINUTE),
      params: {
        max_depth: pick(random, [4, 6, 8]),
        learning_rate: pick(random, [0.1, 0.05]),
        n_estimators: pick(random, [200, 400, 800]),
        horizon_days: 28,
      },
      metrics: {
        mape: round(mape),
        rmse: round(120 * mape + 2 * noise(random), 2),
      },
      finalLoss: round(mape, 3),
    });
  }
}
