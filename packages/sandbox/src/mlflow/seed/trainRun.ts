import { MlflowStore } from '../store/MlflowStore';
import { MetricPoint, StoredRun, StoredRunStatus } from '../store/types';
import { hex, noise, Random, round } from './random';

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
    readonly type: 'LOCAL' | 'NOTEBOOK';
  };
  readonly startTime: number;
  readonly durationMs: number;
  readonly status?: StoredRunStatus;
  readonly params: Readonly<Record<string, string | number>>;
  /** Final values; a run that broke off has none. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Falls from 0.7 to this. */
  readonly finalLoss?: number;
  readonly steps?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly modelId?: string;
}

function lossHistory(random: Random, training: Training): MetricPoint[] {
  const { startTime, durationMs, steps = 40, finalLoss = 0.3 } = training;
  return Array.from({ length: steps }, (_, step) => {
    const progress = (step + 1) / steps;
    const value = finalLoss + (0.7 - finalLoss) * Math.exp(-5 * progress);
    return {
      value: round(value + 0.006 * noise(random), 5),
      timestamp: Math.round(startTime + durationMs * progress),
      step,
    };
  });
}

/** Logs a run into the store, with its loss over the steps and a report for those that finished. */
export function trainRun(
  store: MlflowStore,
  random: Random,
  training: Training,
): StoredRun {
  const { startTime, durationMs, user, source, status = 'FINISHED' } = training;
  const ended = status !== 'RUNNING' && status !== 'SCHEDULED';
  const run = store.createRun({
    experimentId: training.experimentId,
    name: training.name,
    // Drawn in any case, so that a given id does not change those after it.
    runId: [hex(random, 32)].map(drawn => training.runId ?? drawn)[0],
    userId: user,
    status,
    startTime,
    endTime: ended ? startTime + durationMs : undefined,
    modelIds: training.modelId ? [training.modelId] : [],
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
  run.metrics.set('loss', lossHistory(random, training));
  const timestamp = startTime + durationMs;
  for (const [key, value] of Object.entries(training.metrics)) {
    run.metrics.set(key, [{ value, timestamp, step: 0 }]);
  }
  if (status === 'FINISHED') {
    const report = { run: run.name, metrics: training.metrics };
    run.artifacts.set(
      'reports/metrics.json',
      Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`),
    );
  }
  return run;
}
