import { ARTIFACT_ROOT, scenarioRunId } from '../scenario';
import { MlflowStore } from '../store/MlflowStore';
import { createRandom, noise, pick, round } from './random';
import { registerModel } from './registerModel';
import { generateRunName } from './runNames';
import { DAY, HOUR, MINUTE, trainRun } from './trainRun';

const NAME = 'fraud-detection';
const RUNS = 12;
/** By place in time: the runs that became versions. */
const VERSIONS = new Map([
  [5, 1],
  [9, 2],
]);

/** A small experiment whose last run failed. Its model has no tags: it is seen by those who see the runs. */
export function seedFraudDetection(store: MlflowStore, start: number) {
  const random = createRandom(2);
  const { experimentId } = store.createExperiment({
    name: NAME,
    artifactRoot: ARTIFACT_ROOT,
    creationTime: start - 30 * DAY,
    tags: new Map(
      Object.entries({
        'backstage.io/owner': 'group:default/fraud-team',
        'backstage.io/entity': 'component:default/fraud-detection',
        'mlflow.experiment.primaryMetric.name': 'auc',
      }),
    ),
  });
  for (let index = 0; index < RUNS; index += 1) {
    const version = VERSIONS.get(index);
    const last = index === RUNS - 1;
    const auc = 0.9 + 0.005 * index + 0.004 * noise(random);
    trainRun(store, random, {
      experimentId,
      name: generateRunName(random),
      runId: version ? scenarioRunId(NAME, version) : undefined,
      user: 'guest',
      source: { name: '/home/jovyan/fraud/train.py', type: 'LOCAL' },
      startTime: start - 3 * HOUR - (RUNS - 1 - index) * 2 * DAY,
      durationMs: last ? 2 * MINUTE : 25 * MINUTE,
      status: last ? 'FAILED' : 'FINISHED',
      params: {
        max_depth: pick(random, [4, 6, 8]),
        learning_rate: pick(random, [0.1, 0.05]),
        n_estimators: pick(random, [200, 400]),
      },
      metrics: last
        ? {}
        : {
            f1: round(auc - 0.12),
            accuracy: round(0.985 + 0.003 * noise(random)),
            auc: round(auc),
          },
      finalLoss: round(1.05 - auc, 3),
      steps: last ? 24 : 200,
    });
  }
  registerModel(store, {
    name: NAME,
    description: 'Scores card payments.',
    versions: [{ layout: 'three' }, { layout: 'three' }],
    columns: [
      { type: 'double', name: 'amount' },
      { type: 'long', name: 'seconds_since_last' },
      { type: 'string', name: 'merchant' },
    ],
    example: [[42.5, 3600, 'bakery']],
    aliases: { champion: '2' },
  });
}
