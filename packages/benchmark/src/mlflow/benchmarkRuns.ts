/** A run as it is written into a server, whichever that is. */
export interface BenchmarkRun {
  readonly id: string;
  readonly name: string;
  readonly startTime: number;
  readonly metrics: readonly (readonly [key: string, value: number])[];
  readonly params: readonly (readonly [key: string, value: string])[];
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** Experiments by what is many in them. */
export const experiments = {
  /** Runs of ten metrics and eight parameters. */
  many: { name: 'bench-many', runs: 10_000, metrics: 10 },
  /** Few runs with so many metrics that nobody looks at all of them. */
  wide: { name: 'bench-wide', runs: 50, metrics: 1_000 },
} as const;
export type ExperimentName = keyof typeof experiments;

const START = Date.UTC(2026, 0, 1);
const PARAMS = 8;

function idOf(experiment: ExperimentName, index: number): string {
  const family = experiment === 'many' ? 'a' : 'b';
  return `${family}${index.toString(16).padStart(31, '0')}`;
}

/** The runs of an experiment, the same each time. */
export function* runsOf(experiment: ExperimentName): Generator<BenchmarkRun> {
  const { runs, metrics } = experiments[experiment];
  for (let index = 0; index < runs; index += 1) {
    const startTime = START + index * 60_000;
    yield {
      id: idOf(experiment, index),
      name: `run-${index}`,
      startTime,
      metrics: Array.from({ length: metrics }, (_, metric) => [
        metric === 0 ? 'f1' : `metric_${metric}`,
        0.5 + 0.5 * Math.sin(index * 7 + metric),
      ]),
      params: Array.from({ length: PARAMS }, (_, param) => [
        param === 0 ? 'max_depth' : `param_${param}`,
        String(2 + ((index + param) % 5) * 2),
      ]),
      tags: [
        ['mlflow.user', 'alice'],
        ['mlflow.source.name', 'train.py'],
        ['mlflow.source.type', 'LOCAL'],
        ['mlflow.runName', `run-${index}`],
        [
          'mlflow.source.git.commit',
          '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
        ],
      ],
    };
  }
}
