import assert from 'node:assert/strict';
import { post } from '../MlflowApi';
import { Seed } from '../seedServer';
import { MlflowCase } from './MlflowCase';

const namesOf = (body: any): string[] =>
  (body.runs ?? []).map((run: any) => run.info.run_name);

/** A search of the seeded runs, by what is to be found in whatever order. */
function finds(
  filter: string | ((seed: Seed) => string),
  names: readonly string[],
  since?: 3,
): MlflowCase {
  return {
    expectation: `runs/search finds ${names.length} runs by ${
      typeof filter === 'string' ? filter : filter.toString()
    }`,
    since,
    ask: seed =>
      post('runs/search', {
        experiment_ids: [seed.experimentId],
        max_results: 100,
        filter: typeof filter === 'string' ? filter : filter(seed),
      }),
    answer: body => assert.deepEqual(namesOf(body).sort(), [...names].sort()),
  };
}

/** A search that is refused with a text. */
function refuses(
  filter: string,
  message: string | RegExp,
  since?: 3,
): MlflowCase {
  return {
    expectation: `runs/search refuses ${filter}`,
    since,
    ask: seed =>
      post('runs/search', {
        experiment_ids: [seed.experimentId],
        max_results: 100,
        filter,
      }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', message],
  };
}

/** A search whose answer comes in an order. */
function sorts(orderBy: string, names: readonly string[]): MlflowCase {
  return {
    expectation: `runs/search sorts by ${orderBy}`,
    ask: seed =>
      post('runs/search', {
        experiment_ids: [seed.experimentId],
        max_results: 100,
        order_by: [orderBy],
      }),
    answer: body => assert.deepEqual(namesOf(body), names),
  };
}

const CHILDREN = ['child-0', 'child-1', 'child-2'];
const ALL = ['parent', ...CHILDREN, 'nan', 'still-running'];

/** The grammar of filters, as far as the portal or its users write it. */
export const searchCases: readonly MlflowCase[] = [
  finds('metrics.val_loss < 0.45', ['child-1', 'child-2', 'parent']),
  finds('metric.auc >= 0.85', ['child-1', 'child-2']),
  finds('metrics.auc != 0.8', ['child-1', 'child-2']),
  finds('metrics.`system/cpu_utilization_percentage` > 1', ['nan']),
  finds('metrics."spaced key" = 1', ['nan']),
  finds('metrics.only_inf > 1e300', ['nan']),
  finds('metrics.only_nan < 1', []),
  finds("params.C = '1.0'", ['parent']),
  finds("params.C != '1.0'", CHILDREN),
  finds("param.C LIKE '0.%'", CHILDREN),
  finds("parameters.solver ILIKE 'LB%'", ['parent']),
  finds("params.`slash/param name` LIKE '%<b>'", ['nan']),
  finds("tags.mlflow.user = 'alice'", ALL),
  finds("tags.`a.b` = 'dotted'", ['nan']),
  finds("tag.a.b = 'dotted'", ['nan']),
  finds('tags.owner = "O\'Brien"', ['still-running']),
  finds("tags.owner = 'O''Brien'", []),
  finds("tags.percent LIKE '100%'", ['nan']),
  finds(seed => `tags.\`mlflow.parentRunId\` = '${seed.parent}'`, CHILDREN),
  finds(
    'tags.`mlflow.parentRunId` IS NULL',
    ['parent', 'nan', 'still-running'],
    3,
  ),
  finds('tags.`mlflow.parentRunId` IS NOT NULL', CHILDREN, 3),
  finds('params.C IS NULL', ['nan', 'still-running'], 3),
  finds("attributes.status = 'FAILED'", ['nan']),
  finds("status != 'FINISHED'", ['nan', 'still-running']),
  finds("attr.run_name = 'parent'", ['parent']),
  finds("run_name LIKE 'child-%'", CHILDREN),
  finds("`Run Name` = 'nan'", ['nan']),
  finds("user_id = 'alice'", ALL),
  finds(seed => `run_id = '${seed.parent}'`, ['parent']),
  finds(
    seed => `run_id IN ('${seed.parent}', '${seed.running}')`,
    ['parent', 'still-running'],
  ),
  finds(
    seed => `attributes.run_id NOT IN ('${seed.parent}')`,
    ALL.filter(name => name !== 'parent'),
  ),
  finds(`start_time > ${Date.UTC(2026, 9, 1) + 5 * 60_000}`, ['still-running']),
  finds("datasets.name = 'churn'", ['parent']),
  finds("dataset.digest LIKE '7e%'", ['parent']),
  finds("datasets.context = 'training' AND metrics.val_loss < 1", ['parent']),
  finds("datasets.name IN ('churn', 'other')", ['parent']),
  finds("metrics.auc > 0.5 and params.depth = '6' AND status = 'FINISHED'", [
    'child-1',
  ]),
  refuses(
    "status = 'FAILED' OR status = 'RUNNING'",
    "Invalid clause(s) in filter string: 'OR'",
  ),
  refuses("(status = 'FAILED')", /Invalid clause/),
  refuses("NOT status = 'FAILED'", /Invalid clause|Invalid/),
  refuses(
    'metrics.auc >',
    "Invalid clause(s) in filter string: 'metrics.auc', '>'",
  ),
  refuses("metrics.auc > 'NaN'", /numeric value type for metric/),
  refuses('params.C = 1', /Expected a quoted string value for parameter/),
  refuses('params.C = lbfgs', /quote/),
  refuses("params.C > '1'", /Invalid comparator '>'/),
  refuses("duration = '1'", /Invalid attribute key 'duration' specified/),
  refuses("foo.bar = '1'", /Invalid entity type 'foo'/),
  refuses("datasets.source = 'x'", /Invalid dataset (attribute )?key/),
  refuses("status IN ('FAILED')", /supports? comparison with a list/),
  refuses("start_time = 'x'", /numeric value type for numeric attribute/),
  refuses('run_id IN ()', /non-empty list|Invalid clause|list/),
  refuses('metrics.auc IS NULL', /IS NULL|Invalid/, 3),
  refuses("status = 'FAILED'; status = 'x'", /multiple expression|Invalid/),
  sorts('metrics.auc DESC', [
    'child-2',
    'child-1',
    'child-0',
    'still-running',
    'nan',
    'parent',
  ]),
  sorts('metrics.auc ASC', [
    'child-0',
    'child-1',
    'child-2',
    'still-running',
    'nan',
    'parent',
  ]),
  sorts('params.C ASC', [
    'child-0',
    'child-1',
    'child-2',
    'parent',
    'still-running',
    'nan',
  ]),
  sorts('attributes.start_time ASC', [
    'parent',
    'child-0',
    'child-1',
    'child-2',
    'nan',
    'still-running',
  ]),
  sorts('tags.`a.b` DESC', [
    'nan',
    'still-running',
    'child-2',
    'child-1',
    'child-0',
    'parent',
  ]),
  {
    expectation: 'runs/search cannot sort by duration',
    ask: seed =>
      post('runs/search', {
        experiment_ids: [seed.experimentId],
        order_by: ['duration DESC'],
      }),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', /duration/],
  },
  {
    expectation: 'a run with NaN is among those sorted by its metric',
    ask: seed =>
      post('runs/search', {
        experiment_ids: [seed.experimentId],
        order_by: ['metrics.val_loss ASC'],
      }),
    answer: body =>
      assert.deepEqual(namesOf(body), [
        'parent',
        'child-2',
        'child-1',
        'child-0',
        'nan',
        'still-running',
      ]),
  },
];
