import { diagnosed, podDefaultCases } from './__fixtures__/podDefaultCases';

function cases(side: 'wrong' | 'right') {
  return Object.entries(podDefaultCases).flatMap(([rule, sides]) =>
    Object.entries(sides[side]).map(([what, spec]) => ({ rule, what, spec })),
  );
}

function ids(...input: Parameters<typeof diagnosed>): readonly string[] {
  const { findings, broken } = diagnosed(...input);
  expect(broken).toEqual([]);
  return findings.map(({ ruleId }) => ruleId);
}

describe('rules for PodDefaults', () => {
  it('find nothing wrong with one that is right', () => {
    expect(ids({})).toEqual([]);
  });

  it.each(cases('wrong'))('$rule finds: $what', ({ rule, spec }) => {
    expect(ids(spec)).toEqual([rule]);
  });

  it.each(cases('right'))('$rule accepts: $what', ({ rule, spec }) => {
    expect(ids(spec)).not.toContain(rule);
  });

  it('know volumes that another PodDefault brings', () => {
    expect(
      ids({ volumeMounts: [{ name: 'm', mountPath: '/m' }] }, [
        { volumes: [{ name: 'm', emptyDir: {} }] },
      ]),
    ).toEqual([]);
  });

  it('never show the value of a secret', () => {
    for (const { spec } of cases('wrong')) {
      expect(JSON.stringify(diagnosed(spec))).not.toContain('abcdef');
    }
  });
});
