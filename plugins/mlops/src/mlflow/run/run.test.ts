import { courseMetrics } from './courseMetrics';
import { datasetColumns, datasetPlace } from './datasetSchema';
import { silentSince } from './signOfLife';
import { sparklinePath } from './sparkline';

const now = Date.parse('2026-06-01T12:00:00Z');

describe('silentSince', () => {
  const metricAt = (timestamp: string) => ({
    key: 'loss',
    value: 1,
    timestamp,
  });
  it.each([
    [
      'a run that has ended',
      { status: 'finished', startedAt: '2026-05-01T00:00:00Z', metrics: [] },
      undefined,
    ],
    [
      'a run that started lately',
      { status: 'running', startedAt: '2026-06-01T11:30:00Z', metrics: [] },
      undefined,
    ],
    [
      'a run that has logged lately',
      {
        status: 'running',
        startedAt: '2026-05-01T00:00:00Z',
        metrics: [metricAt('2026-06-01T11:59:00Z')],
      },
      undefined,
    ],
    [
      'a run that stopped logging',
      {
        status: 'running',
        startedAt: '2026-05-01T00:00:00Z',
        metrics: [
          metricAt('2026-05-02T00:00:00Z'),
          metricAt('2026-05-01T10:00:00Z'),
        ],
      },
      Date.parse('2026-05-02T00:00:00Z'),
    ],
    [
      'a run whose clock is ahead, by what is not in the future',
      {
        status: 'running',
        startedAt: '2026-05-01T00:00:00Z',
        metrics: [metricAt('2027-01-01T00:00:00Z')],
      },
      Date.parse('2026-05-01T00:00:00Z'),
    ],
    [
      'a run that says nothing of its times',
      { status: 'running', metrics: [metricAt('soon')] },
      undefined,
    ],
  ] as const)('of %s', (_what, run, expected) => {
    expect(silentSince({ ...run, metrics: [...run.metrics] }, now)).toBe(
      expected,
    );
  });
});

describe('sparklinePath', () => {
  const size = { width: 100, height: 20 };
  it.each([
    [
      'a line',
      [
        [0, 0, 1],
        [5, 0, 0],
        [10, 0, 1],
      ],
      'M0 0L50 20L100 0',
    ],
    [
      'a gap',
      [
        [0, 0, 0],
        [5, 0, 'NaN'],
        [10, 0, 1],
      ],
      'M0 20M100 0',
    ],
    [
      'what does not change',
      [
        [0, 0, 3],
        [1, 0, 3],
      ],
      'M0 10L100 10',
    ],
    ['one value', [[7, 0, 3]], 'M50 10'],
    ['nothing', [], ''],
  ] as const)('draws %s', (_what, points, path) => {
    expect(sparklinePath(points, size)).toBe(path);
  });
});

describe('datasets', () => {
  it.each([
    [
      '{"mlflow_colspec":[{"type":"long","name":"Age","required":true}]}',
      [{ name: 'Age', type: 'long' }],
    ],
    ['{"mlflow_colspec":[{"type":"long"}]}', [{ name: '–', type: 'long' }]],
    ['{"mlflow_tensorspec":{}}', undefined],
    ['{', undefined],
    [undefined, undefined],
  ])('have the columns of %s', (schema, columns) => {
    expect(datasetColumns(schema)).toEqual(columns);
  });

  it.each([
    ['{"uri":"s3://data/churn.csv"}', 's3://data/churn.csv'],
    ['{"url":"https://x.example/a"}', 'https://x.example/a'],
    ['{"tags":{}}', '{"tags":{}}'],
    ['s3://plain', 's3://plain'],
    [undefined, undefined],
  ])('lie where %s says', (source, place) => {
    expect(datasetPlace(source)).toBe(place);
  });
});

it('takes metrics for a course that were logged at more than one step, without those of the machine', () => {
  expect(
    courseMetrics({
      systemMetrics: ['system/cpu'],
      metrics: [
        { key: 'loss', value: 1, step: 39 },
        { key: 'f1', value: 1, step: 0 },
        { key: 'auc', value: 1 },
        { key: 'system/cpu', value: 1, step: 9 },
      ],
    }),
  ).toEqual(['loss']);
});
