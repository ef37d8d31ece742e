import { ObservedDate, hasPassed } from './hasPassed';

const start = '2026-01-01T00:00:00.000Z';
const at = (seconds: number) =>
  new ObservedDate(Date.parse(start) + seconds * 1000);

describe('hasPassed', () => {
  it.each([
    [59, false],
    [60, true],
    [61, true],
  ])('a minute has passed after %d s: %p', (seconds, expected) => {
    const now = at(seconds);
    expect(hasPassed(60_000, start, now)).toBe(expected);
    expect(hasPassed(60_000, start, new Date(now))).toBe(expected);
  });

  it('takes what has no date as new', () => {
    expect(hasPassed(1, undefined, at(0))).toBe(false);
    expect(hasPassed(0, undefined, at(0))).toBe(true);
  });

  it('notes the soonest time at which an answer changes', () => {
    const now = at(60);
    hasPassed(30_000, start, now);
    expect(now.until).toBe(Infinity);
    hasPassed(90_000, start, now);
    hasPassed(70_000, start, now);
    hasPassed(80_000, start, now);
    expect(now.until).toBe(Date.parse(start) + 70_000);
  });

  it.each<(now: Date) => unknown>([
    now => now.getTime(),
    now => Number(now),
    now => now.toISOString(),
  ])('holds for now only when somebody reads it: %p', read => {
    const now = at(60);
    hasPassed(90_000, start, now);
    read(now);
    hasPassed(90_000, start, now);
    expect(now.until).toBe(Date.parse(start) + 60_000);
  });
});
