import { parseFilter } from './filter';
import { FilterRules } from './FilterRules';
import { matches } from './matches';

const RULES: FilterRules = {
  dialect: 'runs',
  types: ['attribute', 'metric', 'parameter', 'tag', 'dataset'],
  attributes: ['run_id', 'run_name', 'status', 'start_time'],
  numericAttributes: ['start_time'],
  listAttributes: ['run_id'],
};
const parse = (text: string) => parseFilter(text, RULES);

describe('parseFilter', () => {
  it.each([
    ['metrics.f1 > 0.8', 'metric', 'f1', '>', 0.8],
    ['metric.`system/cpu` <= -1e3', 'metric', 'system/cpu', '<=', -1000],
    ["params.max_depth = '6'", 'parameter', 'max_depth', '=', '6'],
    ['param."a b" != "x"', 'parameter', 'a b', '!=', 'x'],
    ["tags.mlflow.user LIKE 'a%'", 'tag', 'mlflow.user', 'LIKE', 'a%'],
    ["tags.`mlflow.user` ilike 'A_'", 'tag', 'mlflow.user', 'ILIKE', 'A_'],
    ["attributes.status = 'FINISHED'", 'attribute', 'status', '=', 'FINISHED'],
    ["run_name = 'calm'", 'attribute', 'run_name', '=', 'calm'],
    ['attr.start_time >= 5', 'attribute', 'start_time', '>=', 5],
    ["run_id IN ('a', 'b')", 'attribute', 'run_id', 'IN', ['a', 'b']],
    ["run_id NOT IN ('a')", 'attribute', 'run_id', 'NOT IN', ['a']],
    ['params.C IS NULL', 'parameter', 'C', 'IS NULL', undefined],
    ['tags.x IS NOT NULL', 'tag', 'x', 'IS NOT NULL', undefined],
    [`tags.owner = "O'Brien"`, 'tag', 'owner', '=', "O'Brien"],
    ["tags.owner = 'O''Brien'", 'tag', 'owner', '=', "O''Brien"],
  ])('reads %s', (text, type, key, comparator, value) => {
    expect(parse(text)).toEqual([{ type, key, comparator, value }]);
  });

  it('joins conditions by AND in any case', () => {
    expect(
      parse("metrics.a > 1 and params.b = 'x AND y' AND status = 'F'"),
    ).toHaveLength(3);
  });

  it.each([
    [
      'metrics.auc > 0.5 or metrics.auc < 0.1',
      "Invalid clause(s) in filter string: 'or'",
    ],
    ['metrics.auc >', "Invalid clause(s) in filter string: 'metrics.auc', '>'"],
    ["(status = 'F')", "Invalid clause(s) in filter string: '(status = 'F')'"],
    ['  ', "Invalid filter '  '. Could not be parsed."],
    [
      "metrics.loss = 'NaN'",
      "Expected numeric value type for metric. Found 'NaN'",
    ],
    ['params.a = 6', 'Expected a quoted string value'],
    [
      "status IN ('a')",
      "Only the 'run_id' attribute supports comparison with a list of quoted string values.",
    ],
    ["duration = 'x'", "Invalid attribute key 'duration' specified."],
    ["foo.bar = 'x'", "Invalid entity type 'foo'."],
    ["params.a > 'x'", "Invalid comparator '>'"],
    ["datasets.source = 'x'", "Invalid dataset key 'source' specified."],
    ['run_id IN ()', 'expected a non-empty list of string values'],
  ])('refuses %p as MLflow does', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

describe('matches', () => {
  it.each<[string, string | number | undefined, boolean]>([
    ['metrics.a > 1', 2, true],
    ['metrics.a >= 2', 2, true],
    ['metrics.a < 2', 2, false],
    ['metrics.a <= 2', 2, true],
    ['metrics.a = 2', 2, true],
    ['metrics.a != 2', 2, false],
    ['metrics.a != 2', undefined, false],
    ["tags.a LIKE 'x%'", 'xyz', true],
    ["tags.a LIKE 'X%'", 'xyz', false],
    ["tags.a ILIKE 'X%'", 'xyz', true],
    ["tags.a LIKE '_.z'", 'y.z', true],
    ["tags.a LIKE '_.z'", 'yyz', false],
    ["run_id IN ('a','b')", 'b', true],
    ["run_id NOT IN ('a','b')", 'c', true],
    ['tags.a IS NULL', undefined, true],
    ['tags.a IS NOT NULL', undefined, false],
  ])('%s of %p is %p', (text, actual, expected) => {
    expect(matches(actual, parse(text)[0])).toBe(expected);
  });
});
