import { joinRunFilters, parseRunFilter, RunFilter } from './runFilter';

function clausesOf(text: string) {
  const parsed = parseRunFilter(text);
  return 'clauses' in parsed ? parsed.clauses : undefined;
}

describe('parseRunFilter', () => {
  it.each([
    ["tags.team = 'risk'", ["tags.team = 'risk'"]],
    ['metrics.f1>0.8', ['metrics.f1 > 0.8']],
    ['metrics.loss <= -1e-3', ['metrics.loss <= -1e-3']],
    [
      'metrics.`system/cpu` > 1 and params."a b" LIKE "0.%"',
      ['metrics.`system/cpu` > 1', 'params."a b" LIKE "0.%"'],
    ],
    [`tags.owner = "O'Brien"`, [`tags.owner = "O'Brien"`]],
    ["status = 'FINISHED'", ["status = 'FINISHED'"]],
    ["run_id IN ('a','b')", ["run_id IN ( 'a' , 'b' )"]],
    ["datasets.name NOT IN ('a')", ["datasets.name NOT IN ( 'a' )"]],
    ['params.C IS NULL', ['params.C IS NULL']],
    [
      'tags.`mlflow.parentRunId` is not null',
      ['tags.`mlflow.parentRunId` is not null'],
    ],
    ["params.x = 'a AND b'", ["params.x = 'a AND b'"]],
  ])('takes %s apart', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it.each([
    '',
    '   ',
    'metrics.f1',
    'metrics.f1 >',
    "tags.a = 'x' OR tags.b = 'y'",
    "NOT tags.a = 'x'",
    "(tags.a = 'x')",
    "tags.a = 'x' AND",
    "tags.a = 'x' tags.b = 'y'",
    "tags.a = 'it''s'",
    "tags.a = 'it\\'s'",
    "tags.a = 'open",
    "tags.a = 'x' -- rest",
    "tags.a = 'x'; drop",
    "tags.a = 'x' /* y */",
  ])('refuses %p', text => {
    expect(parseRunFilter(text)).toEqual({ message: expect.any(String) });
  });
});

describe('joinRunFilters', () => {
  it('keeps every condition of both sides', () => {
    const forced = parseRunFilter("tags.team = 'risk'") as RunFilter;
    const wanted = parseRunFilter('metrics.f1 > 0.8') as RunFilter;
    expect(joinRunFilters([forced, wanted])).toBe(
      "tags.team = 'risk' AND metrics.f1 > 0.8",
    );
    expect(joinRunFilters([])).toBeUndefined();
  });
});
