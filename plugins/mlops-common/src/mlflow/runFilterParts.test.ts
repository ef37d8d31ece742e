import {
  runFilterParts,
  withCondition,
  withFilterPart,
} from './runFilterParts';

function partsOf(text: string) {
  const parts = runFilterParts(text);
  if ('message' in parts) {
    throw new Error(parts.message);
  }
  return parts;
}

describe('runFilterParts', () => {
  it.each([
    ['', 'AND', []],
    ['metrics.f1 > 0.8', 'AND', ['metrics.f1 > 0.8']],
    [
      "metrics.f1 > 0.8 and params.a = 'x and y'",
      'AND',
      ['metrics.f1 > 0.8', "params.a = 'x and y'"],
    ],
    [
      "metrics.f1 > 0.8 AND (params.d = '6' OR params.d = '8')",
      'AND',
      ['metrics.f1 > 0.8', "(params.d = '6' OR params.d = '8')"],
    ],
    [
      "metrics.a > 1 AND metrics.b > 2 OR params.c = 'x'",
      'OR',
      ['metrics.a > 1 AND metrics.b > 2', "params.c = 'x'"],
    ],
    ["run_id IN ('a', 'b')", 'AND', ["run_id IN ('a', 'b')"]],
  ])('finds the parts of %j', (text, joiner, expected) => {
    const found = partsOf(text);
    expect(found.joiner).toBe(joiner);
    expect(found.parts.map(part => part.text)).toEqual(expected);
    for (const { start, end, text: part } of found.parts) {
      expect(text.slice(start, end)).toBe(part);
    }
  });

  it('says where the text is no filter', () => {
    expect(runFilterParts('metrics.f1 > 0.8 AND metrics.f1 >')).toMatchObject({
      message: '"metrics.f1 >" is no condition in MLflow\'s filter grammar.',
      start: 21,
      end: 33,
    });
  });

  it('takes one part away, or puts another in its place', () => {
    const filter = partsOf("metrics.a > 1 AND params.b = 'x'");
    expect(withFilterPart(filter, 0)).toBe("params.b = 'x'");
    expect(withFilterPart(filter, 1, "params.b = 'y'")).toBe(
      "metrics.a > 1 AND params.b = 'y'",
    );
  });

  it.each([
    ['', 'AND', 'metrics.c > 3'],
    ['metrics.a > 1', 'AND', 'metrics.a > 1 AND metrics.c > 3'],
    ['metrics.a > 1', 'OR', 'metrics.a > 1 OR metrics.c > 3'],
    [
      'metrics.a > 1 OR metrics.b > 2',
      'AND',
      '(metrics.a > 1 OR metrics.b > 2) AND metrics.c > 3',
    ],
    [
      'metrics.a > 1 AND metrics.b > 2',
      'OR',
      'metrics.a > 1 AND metrics.b > 2 OR metrics.c > 3',
    ],
  ] as const)('adds a condition to %j with %s', (text, joiner, expected) => {
    expect(withCondition(partsOf(text), 'metrics.c > 3', joiner)).toBe(
      expected,
    );
  });
});
