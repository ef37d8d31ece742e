import { parseRunFilter } from './runFilter';
import {
  runFilterOperators,
  writeCondition,
  type RunFilterField,
  type RunFilterOperator,
} from './runFilterCondition';

const metric: RunFilterField = { kind: 'metrics', key: 'f1' };
const param: RunFilterField = { kind: 'params', key: 'a b' };

describe('writeCondition', () => {
  it.each<[RunFilterField, RunFilterOperator, string, string]>([
    [metric, '>', ' 0.8 ', 'metrics.f1 > 0.8'],
    [metric, '<=', '-1e-3', 'metrics.f1 <= -1e-3'],
    [param, '=', "it's", 'params.`a b` = "it\'s"'],
    [param, 'LIKE', '%x"y%', "params.`a b` LIKE '%x\"y%'"],
    [{ kind: 'params', key: 'a`b' }, '=', 'x', 'params."a`b" = \'x\''],
    [{ kind: 'tags', key: 'team' }, 'IS NULL', '', 'tags.team IS NULL'],
    [{ kind: 'params', key: 'a' }, '=', '', "params.a = ''"],
  ])('writes %j %s %j', (field, operator, value, expected) => {
    expect(writeCondition(field, operator, value)).toEqual({
      condition: expected,
    });
    expect(parseRunFilter(expected)).toEqual({ alternatives: [[expected]] });
  });

  it.each<[RunFilterField, RunFilterOperator, string, string]>([
    [metric, '>', 'NaN', 'no-number'],
    [metric, '>', '', 'no-number'],
    [param, '=', `it's "so"`, 'both-quotes'],
    [param, '=', "x' OR params.b = 'y\\", 'both-quotes'],
    [{ kind: 'params', key: 'a`"b' }, '=', 'x', 'key-quotes'],
    [param, 'LIKE', '', 'no-value'],
  ])('refuses %j %s %j', (field, operator, value, problem) => {
    expect(writeCondition(field, operator, value)).toEqual({ problem });
  });

  it('offers the comparisons that MLflow has for a field', () => {
    expect(runFilterOperators(metric)).toContain('>');
    expect(runFilterOperators(metric)).not.toContain('LIKE');
    expect(runFilterOperators(param)).toContain('IS NULL');
    expect(
      runFilterOperators({ kind: 'attributes', key: 'status' }),
    ).not.toContain('IS NULL');
  });
});
