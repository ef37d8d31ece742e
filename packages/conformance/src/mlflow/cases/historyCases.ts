import assert from 'node:assert/strict';
import { get } from '../MlflowApi';
import { Seed, STEPS } from '../seedServer';
import { MlflowCase } from './MlflowCase';

const BULK = 'metrics/get-history-bulk-interval';
const stepsOf = (body: any): number[] =>
  (body.metrics ?? []).map((it: any) => it.step);
const history = (seed: Seed, query: Record<string, string> = {}) =>
  get('metrics/get-history', {
    run_id: seed.parent,
    metric_key: 'train_loss',
    ...query,
  });
const bulk = (seed: Seed, query: Record<string, string | string[]> = {}) =>
  get(BULK, { run_ids: [seed.parent], metric_key: 'train_loss', ...query });

/** The course of a metric, whole and sampled. */
export const historyCases: readonly MlflowCase[] = [
  {
    expectation: 'get-history gives all points up to max_results',
    ask: seed => history(seed, { max_results: '1000' }),
    answer: body => {
      assert.equal(body.metrics.length, STEPS);
      assert.deepEqual(Object.keys(body.metrics[0]).slice(0, 4), [
        'key',
        'value',
        'timestamp',
        'step',
      ]);
      assert.equal(body.next_page_token, undefined);
    },
  },
  {
    expectation: 'get-history pages',
    since: 3,
    ask: seed => history(seed, { max_results: '5' }),
    answer: body => {
      assert.deepEqual(stepsOf(body), [0, 1, 2, 3, 4]);
      assert.equal(
        body.next_page_token,
        Buffer.from('{"offset": 5}').toString('base64'),
      );
    },
  },
  {
    expectation: 'get-history without max_results gives all points',
    since: 3,
    ask: seed => history(seed),
    answer: body => assert.equal(body.metrics.length, STEPS),
  },
  {
    expectation: 'get-history of an unknown key is empty',
    ask: seed => history(seed, { metric_key: 'nope', max_results: '10' }),
    answer: body => assert.deepEqual(body, {}),
  },
  {
    expectation: 'bulk-interval samples evenly and keeps the last step',
    ask: seed => bulk(seed, { max_results: '5' }),
    // Before 3.17 the last one comes on top of the five.
    answer: (body, { major }) =>
      assert.deepEqual(
        stepsOf(body),
        major >= 3 ? [0, 6, 12, 18, 29] : [0, 6, 12, 18, 24, 29],
      ),
  },
  {
    expectation: 'bulk-interval samples within a range',
    since: 3,
    ask: seed =>
      bulk(seed, { start_step: '5', end_step: '15', max_results: '4' }),
    answer: body => assert.deepEqual(stepsOf(body), [5, 8, 11, 15]),
  },
  {
    expectation: 'bulk-interval gives several runs, each by its id',
    ask: seed =>
      bulk(seed, {
        run_ids: [seed.parent, seed.notANumber, ...seed.children],
        metric_key: 'val_loss',
        max_results: '4',
      }),
    answer: (body, seed) => {
      const runs = new Set(body.metrics.map((it: any) => it.run_id));
      assert.deepEqual(
        [...runs].sort(),
        [seed.parent, seed.notANumber, ...seed.children].sort(),
      );
    },
  },
  {
    expectation: 'bulk-interval writes NaN as text',
    ask: seed => bulk(seed, { run_ids: [seed.notANumber], metric_key: 'loss' }),
    answer: body =>
      assert.deepEqual(
        body.metrics.map((it: any) => it.value),
        ['NaN', Number.MAX_VALUE, -Number.MAX_VALUE, 0.5],
      ),
  },
  {
    expectation: 'bulk-interval of a missing run is empty',
    ask: seed => bulk(seed, { run_ids: ['0'.repeat(32)] }),
    answer: body => assert.deepEqual(body, {}),
  },
  {
    expectation: 'bulk-interval refuses more than 2 500 points',
    ask: seed => bulk(seed, { max_results: '2501' }),
    status: 400,
    error: [
      'INVALID_PARAMETER_VALUE',
      /max_results must be between 1 and 2500/,
    ],
  },
  {
    expectation: 'bulk-interval refuses more than 100 runs',
    since: 3,
    ask: seed =>
      bulk(seed, {
        run_ids: Array.from({ length: 101 }, (_, index) => `${index}`),
      }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /at most 100 run_ids/],
  },
  {
    expectation: 'bulk-interval refuses half a range',
    ask: seed => bulk(seed, { start_step: '5' }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /both must be specified/],
  },
];
