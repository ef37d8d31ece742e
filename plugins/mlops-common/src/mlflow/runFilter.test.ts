import { joinRunFilters, parseRunFilter, RunFilter } from './runFilter';

function clausesOf(text: string) {
  const parsed = parseRunFilter(text);
  return 'alternatives' in parsed && parsed.alternatives.length === 1
    ? parsed.alternatives[0]
    : undefined;
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
    "NOT tags.a = 'x'",
    "(tags.a = 'x'",
    "tags.a = 'x')",
    '()',
    "tags.a = 'x' OR",
    "OR tags.a = 'x'",
    "run_id IN ('a'",
    "tags.a = 'x' AND",
    "tags.a = 'x' tags.b = 'y'",
    "tags.a = 'it''s'",
    "tags.a = 'it\\'s'",
    "tags.a = 'open",
    "tags.a = 'x' -- rest",
    "tags.a = 'x'; drop",
    "tags.a = 'x' /* y */",
  ])('refuses %p', text => {
    expect(parseRunFilter(text)).toMatchObject({
      message: expect.any(String),
    });
  });
});

describe('parseRunFilter with alternatives', () => {
  it.each([
    ["a = 'x' OR b = 'y'", [["a = 'x'"], ["b = 'y'"]]],
    ["(a = 'x')", [["a = 'x'"]]],
    [
      "m > 1 AND (a = '6' or a = '8')",
      [
        ['m > 1', "a = '6'"],
        ['m > 1', "a = '8'"],
      ],
    ],
    ["a = 'x' OR b = 'y' AND c = 'z'", [["a = 'x'"], ["b = 'y'", "c = 'z'"]]],
    [
      "run_id IN ('a', 'b') OR params.`or` = 'and'",
      [["run_id IN ( 'a' , 'b' )"], ["params.`or` = 'and'"]],
    ],
  ])('reads %s', (text, alternatives) => {
    expect(parseRunFilter(text)).toEqual({ alternatives });
  });

  it('refuses more than eight, before it writes them all down', () => {
    const pair = "(a = 'x' OR b = 'y')";
    const text = Array.from({ length: 200 }, () => pair).join(' AND ');
    expect(parseRunFilter(text)).toEqual({
      message: expect.stringContaining('more than 8 alternatives'),
    });
  });
});

describe('joinRunFilters', () => {
  const parsed = (text: string) => parseRunFilter(text) as RunFilter;
  const forced = parsed("tags.team = 'risk'");

  it('keeps every condition of both sides', () => {
    expect(joinRunFilters([forced, parsed('metrics.f1 > 0.8')])).toEqual([
      "tags.team = 'risk' AND metrics.f1 > 0.8",
    ]);
    expect(joinRunFilters([])).toEqual([]);
  });

  it('keeps the forced condition in every alternative', () => {
    const wanted = parsed("params.d = '6' OR params.d = '8'");
    expect(joinRunFilters([forced, wanted])).toEqual([
      "tags.team = 'risk' AND params.d = '6'",
      "tags.team = 'risk' AND params.d = '8'",
    ]);
  });

  it('asks the same only once', () => {
    const twice = parsed("params.d = '6' OR params.d = '6'");
    expect(joinRunFilters([twice])).toEqual(["params.d = '6'"]);
  });

  it('says when both together have too many alternatives', () => {
    const four = parsed(
      ['1', '2', '3', '4'].map(d => `params.d = '${d}'`).join(' OR '),
    );
    expect(joinRunFilters([four, four])).toEqual({
      message: expect.stringContaining('more than 8 alternatives'),
    });
  });
});
