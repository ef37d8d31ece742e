import { atMost, atMostTimes, fasterThan, plain } from './Figure';

const measured = { id: 'x', value: 10, unit: 'ms' };

describe('figures', () => {
  it('says how many times faster, and whether that is enough', () => {
    expect(fasterThan(measured, { name: 'peer', value: 40 }, 4)).toEqual({
      id: 'x',
      value: 10,
      unit: 'ms',
      against: { name: 'peer', value: 40 },
      ratio: 4,
      goal: '≥ 4 ×',
      met: true,
    });
    expect(fasterThan(measured, { name: 'peer', value: 39 }, 4).met).toBe(
      false,
    );
  });

  it('only compares when there is no goal', () => {
    const figure = fasterThan(measured, { name: 'peer', value: 5 });
    expect(figure.ratio).toBe(0.5);
    expect(figure).not.toHaveProperty('met');
  });

  it('judges by what was measured, not by what is shown', () => {
    const slow = { id: 'x', value: 1.0000001, unit: 'ms' };
    expect(fasterThan(slow, { name: 'peer', value: 4 }, 4).met).toBe(false);
  });

  it('holds a limit of times', () => {
    expect(
      atMostTimes(measured, { name: 'one', value: 10 }, 1.1),
    ).toMatchObject({ ratio: 1, goal: '≤ 1.1 ×', met: true });
    expect(atMostTimes(measured, { name: 'one', value: 9 }, 1.1).met).toBe(
      false,
    );
  });

  it('takes nothing against nothing as equal, and something against nothing as too much', () => {
    const nothing = { id: 'x', value: 0, unit: 'requests' };
    const rival = { name: 'one', value: 0 };
    expect(atMostTimes(nothing, rival, 1.1)).toMatchObject({
      ratio: 1,
      met: true,
    });
    const some = atMostTimes(measured, rival, 1.1);
    expect(some.met).toBe(false);
    expect(some).not.toHaveProperty('ratio');
  });

  it('holds a limit, and rounds what it shows', () => {
    expect(atMost({ id: 'x', value: 40.004, unit: 'KB' }, 40)).toEqual({
      id: 'x',
      value: 40,
      unit: 'KB',
      goal: '≤ 40 KB',
      met: false,
    });
    expect(plain({ id: 'x', value: 1234.56, unit: 'ms' }).value).toBe(1235);
  });
});
