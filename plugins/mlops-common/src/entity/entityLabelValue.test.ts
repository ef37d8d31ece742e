import { entityLabelValue } from './entityLabelValue';

describe('entityLabelValue', () => {
  it.each([
    ['component:default/bank-churn', 'component.default.bank-churn'],
    ['Component:Default/Bank-Churn', 'component.default.bank-churn'],
    ['bank-churn', 'component.default.bank-churn'],
    ['resource:team_a/my.model', 'resource.team_a.my.model'],
  ])('writes %s as %s', (ref, value) => {
    expect(entityLabelValue(ref)).toBe(value);
  });

  it('keeps a value of exactly 63 characters', () => {
    const name = 'n'.repeat(63 - 'component.default.'.length);
    expect(entityLabelValue(name)).toBe(`component.default.${name}`);
  });

  it('shortens a longer one to 63 characters that are a valid label value', () => {
    const value = entityLabelValue(`component:default/${'n'.repeat(63)}`);
    expect(value).toHaveLength(63);
    expect(value).toMatch(/^component\.default\.n{36}-[0-9a-f]{8}$/);
  });

  it('tells long names apart that differ only at their end', () => {
    const long = 'n'.repeat(62);
    expect(entityLabelValue(`${long}a`)).not.toBe(entityLabelValue(`${long}b`));
  });

  it('gives the same value on every machine', () => {
    expect(entityLabelValue('n'.repeat(63))).toBe(
      `component.default.${'n'.repeat(36)}-e16f8884`,
    );
  });
});
