import { ARTIFACT_ROOT, scenarioRunId } from '../scenario';
import { MlflowStore } from '../store/MlflowStore';
import { churnColumns, churnDatasets, churnExample } from './churnData';
import { createRandom, hex, noise, pick, Random, round } from './random';
import { registerModel, VersionStory } from './registerModel';
import { generateRunName } from './runNames';
import { DAY, HOUR, MINUTE, trainRun, Training } from './trainRun';

const NAME = 'bank-churn';
const RUNS = 300;
const OWNER_TAGS = {
  'backstage.io/owner': 'group:default/churn-team',
  'backstage.io/entity': 'component:default/bank-churn',
};

/** What the depth and the learning rate are worth; 6 and 8 are the good depths. */
const DEPTHS = new Map([
  [4, 0],
  [6, 0.031],
  [8, 0.026],
]);
const RATES = new Map([
  [0.3, -0.018],
  [0.1, 0.017],
  [0.05, 0.022],
  [0.03, 0.012],
]);
const ESTIMATORS = new Map([
  [100, 0],
  [200, 0.006],
  [400, 0.009],
  [800, 0.007],
]);

/** f1 of the runs that became versions; nothing else is better than the champion (7) and the challenger (8). */
const VERSION_F1 = [0.784, 0.807, 0.821, 0.836, 0.842, 0.855, 0.868, 0.871];
const BEST_OF_OTHERS = 0.864;

/** Servable are those of which KServe can read the place: all but the fifth. */
const VERSIONS: readonly VersionStory[] = [
  { layout: 'two' },
  { layout: 'two' },
  {
    layout: 'runs',
    description: 'Registered by a script, by the address of the run.',
  },
  { layout: 'three' },
  {
    layout: {
      elsewhere:
        'dbfs:/databricks/mlflow-tracking/2781/b6a1d4f0/artifacts/model',
    },
    description: 'Trained on Databricks as a trial; its files are still there.',
    tags: { trial: 'databricks' },
  },
  { layout: 'three' },
  {
    layout: 'three',
    description: 'In use since the review of October.',
    tags: { reviewed_by: 'alice' },
  },
  { layout: 'three', description: 'To be compared with the champion.' },
];

const SOURCES: readonly Training['source'][] = [
  { name: '/home/jovyan/churn/train.ipynb', type: 'NOTEBOOK' },
  { name: '/home/jovyan/churn/train.py', type: 'LOCAL' },
  { name: '/home/jovyan/churn/sweep.py', type: 'LOCAL' },
];

const REPOSITORY = 'https://git.bank.example/churn/bank-churn.git';

function scores(random: Random, f1: number) {
  return {
    f1: round(f1),
    accuracy: round(Math.min(0.99, f1 + 0.041 + 0.006 * noise(random))),
    auc: round(Math.min(0.99, f1 + 0.058 + 0.006 * noise(random))),
  };
}

function draw(
  random: Random,
  experimentId: string,
  startTime: number,
): Training {
  const depth = pick(random, [...DEPTHS.keys()]);
  const rate = pick(random, [...RATES.keys()]);
  const estimators = pick(random, [...ESTIMATORS.keys()]);
  const worth =
    0.79 +
    (DEPTHS.get(depth) ?? 0) +
    (RATES.get(rate) ?? 0) +
    (ESTIMATORS.get(estimators) ?? 0);
  const f1 = Math.min(BEST_OF_OTHERS, worth + 0.014 * noise(random));
  return {
    experimentId,
    name: generateRunName(random),
    user: pick(random, ['alice', 'alice', 'guest']),
    source: pick(random, SOURCES),
    startTime,
    durationMs: Math.round((2 + estimators / 100 + 3 * random()) * MINUTE),
    params: {
      max_depth: depth,
      learning_rate: rate,
      n_estimators: estimators,
      subsample: pick(random, [0.7, 0.8, 1]),
      class_weight: pick(random, ['balanced', 'none']),
    },
    metrics: scores(random, f1),
    finalLoss: round(1 - f1 + 0.12, 3),
    tags: {
      'mlflow.source.git.commit': hex(random, 40),
      'mlflow.source.git.branch': pick(random, ['main', 'main', 'features']),
      'mlflow.source.git.dirty': pick(random, ['false', 'false', 'true']),
      'mlflow.source.git.repoURL': REPOSITORY,
    },
  };
}

function versionOf(
  training: Training,
  random: Random,
  version: number,
): Training {
  const f1 = VERSION_F1[version - 1];
  return {
    ...training,
    runId: scenarioRunId(NAME, version),
    params: {
      ...training.params,
      max_depth: version % 2 === 0 ? 8 : 6,
      learning_rate: 0.05,
      n_estimators: 400,
    },
    metrics: scores(random, f1),
    finalLoss: round(1 - f1 + 0.12, 3),
  };
}

/** The 300-run experiment: a sweep with nested runs, one run that failed, one with NaN and one that is still running. */
export function seedBankChurn(store: MlflowStore, start: number) {
  const random = createRandom(1);
  const { experimentId } = store.createExperiment({
    name: NAME,
    artifactRoot: ARTIFACT_ROOT,
    creationTime: start - 60 * DAY,
    tags: new Map(
      Object.entries({
        ...OWNER_TAGS,
        'mlflow.note.content':
          "# Who leaves the bank?\n\nGradient boosting on ten columns. Compare by **f1**; `max_depth` 6 and 8 have been best.\n\n- A sweep logs its runs as children of one.\n- The [champion](#) is what the portal's endpoint serves.",
        'mlflow.experiment.primaryMetric.name': 'f1',
        'mlflow.experiment.primaryMetric.greaterIsBetter': 'True',
      }),
    ),
  });
  const span = 58 * DAY;
  let parent: string | undefined;
  for (let index = 0; index < RUNS; index += 1) {
    // From oldest to newest; the newest started minutes ago.
    const age = Math.round((span * (RUNS - 1 - index)) / RUNS);
    const jitter = index === RUNS - 1 ? 0 : Math.round(2 * HOUR * random());
    const startTime = start - 4 * MINUTE - age - jitter;
    let training: Training = {
      ...draw(random, experimentId, startTime),
      datasets: churnDatasets(index >= RUNS / 2),
    };
    const version = (index + 1) / 36;
    if (Number.isInteger(version) && version <= VERSION_F1.length) {
      training = versionOf(training, random, version);
    }
    if (index === RUNS - 1) {
      training = { ...training, status: 'RUNNING', metrics: {}, steps: 72 };
    } else if (index === RUNS - 4) {
      training = {
        ...training,
        status: 'FAILED',
        metrics: {},
        steps: 18,
        durationMs: MINUTE,
      };
    } else if (index === RUNS - 7) {
      training = {
        ...training,
        params: { ...training.params, learning_rate: 3 },
        metrics: { f1: NaN, accuracy: 0.2037, auc: 0.5, grad_norm: Infinity },
        finalLoss: NaN,
      };
    } else if (index === RUNS - 20) {
      training = { ...training, name: 'depth-sweep' };
    } else if (index > RUNS - 20 && index <= RUNS - 14 && parent) {
      const tags = { ...training.tags, 'mlflow.parentRunId': parent };
      training = { ...training, tags };
    }
    const run = trainRun(store, random, training);
    if (index === RUNS - 20) {
      parent = run.runId;
    }
  }
  registerModel(store, {
    name: NAME,
    description: 'Tells which customers are about to leave.',
    versions: VERSIONS,
    columns: churnColumns,
    example: churnExample,
    tags: OWNER_TAGS,
    aliases: { champion: '7', challenger: '8' },
  });
}
