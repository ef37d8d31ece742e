import { MlflowStore } from '../store/MlflowStore';
import { runFolder } from '../store/places';
import {
  MetricPoint,
  StoredDataset,
  StoredRun,
  StoredRunStatus,
} from '../store/types';
import { reportFiles } from './files/reportFiles';
import {
  divergingHistory,
  lossHistory,
  scoreHistory,
  systemHistories,
} from './histories';
import { createRandom, hex, Random } from './random';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One training run as a script or notebook logs it. */
export interface Training {
  readonly experimentId: string;
  readonly name: string;
  readonly runId?: string;
  readonly user: string;
  readonly source: {
    readonly name: string;
    readonly type: 'LOCAL' | 'NOTEBOOK' | 'JOB';
  };
  readonly startTime: number;
  readonly durationMs: number;
  readonly status?: StoredRunStatus;
  readonly params: Readonly<Record<string, string | number>>;
  /** Final values; a run that broke off has none. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Falls from 0.7 to this; NaN for a training that diverges. */
  readonly finalLoss?: number;
  readonly steps?: number;
  readonly datasets?: readonly StoredDataset[];
  readonly tags?: Readonly<Record<string, string>>;
}

const DEFAULT_STEPS = 240;

/** Draws of its own for each run, so that longer histories do not change what is drawn after it. */
function randomOf(runId: string): Random {
  return createRandom(Number.parseInt(runId.slice(0, 8), 16));
}

function histories(
  runId: string,
  training: Training,
): Map<string, MetricPoint[]> {
  const { startTime, durationMs, steps = DEFAULT_STEPS } = training;
  const { finalLoss = 0.3, metrics } = training;
  const random = randomOf(runId);
  const course = { startTime, durationMs, steps };
  const loss = Number.isNaN(finalLoss)
    ? divergingHistory(random, course)
    : lossHistory(random, course, finalLoss);
  return new Map([
    ...Object.entries(metrics).map(
      ([key, value]) => [key, scoreHistory(random, course, value)] as const,
    ),
    ['loss', loss] as const,
    ...systemHistories(random, course),
  ]);
}

/** Logs a run into the store, with the course of its metrics and reports for those that finished. */
export function trainRun(
  store: MlflowStore,
  random: Random,
  training: Training,
): StoredRun {
  const { startTime, durationMs, user, source, status = 'FINISHED' } = training;
  const ended = status !== 'RUNNING' && status !== 'SCHEDULED';
  // Drawn in any case, so that a given id does not change those after it.
  const drawn = hex(random, 32);
  const runId = training.runId ?? drawn;
  const run = store.createRun({
    experimentId: training.experimentId,
    name: training.name,
    runId,
    userId: user,
    status,
    startTime,
    endTime: ended ? startTime + durationMs : undefined,
    metrics: histories(runId, training),
    datasets: [...(training.datasets ?? [])],
    tags: new Map(
      Object.entries({
        'mlflow.user': user,
        'mlflow.source.name': source.name,
        'mlflow.source.type': source.type,
        ...training.tags,
      }),
    ),
  });
  for (const [key, value] of Object.entries(training.params)) {
    run.params.set(key, String(value));
  }
  if (status === 'FINISHED') {
    for (const [path, content] of reportFiles(training)) {
      store.artifacts.write(`${runFolder(run)}/${path}`, content);
    }
  }
  return run;
}
