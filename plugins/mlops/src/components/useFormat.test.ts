import { createFormat } from './useFormat';

const now = new Date('2026-06-10T12:00:00Z');

describe('createFormat', () => {
  it.each([
    ['2026-06-10T11:59:50Z', 'now'],
    ['2026-06-10T12:00:05Z', 'now'],
    ['2026-06-10T11:58:00Z', '2 minutes ago'],
    ['2026-06-10T09:00:00Z', '3 hours ago'],
    ['2026-05-30T12:00:00Z', '11 days ago'],
    ['2025-01-01T00:00:00Z', '1 year ago'],
  ])('writes %s as %s', (time, expected) => {
    expect(createFormat('en').relative(time, now)).toBe(expected);
  });

  it('writes in the language of the portal', () => {
    expect(createFormat('de').relative('2026-06-10T09:00:00Z', now)).toBe(
      'vor 3 Stunden',
    );
  });

  it('tells the hour of today, and the day of another', () => {
    const format = createFormat('en');
    const noon = new Date(2026, 5, 10, 12);
    const tonight = new Date(2026, 5, 10, 18).toISOString();
    const tomorrow = new Date(2026, 5, 11, 18).toISOString();
    expect(format.isToday(tonight, noon)).toBe(true);
    expect(format.isToday(tomorrow, noon)).toBe(false);
    expect(format.clock(tonight, noon)).toMatch(/^6:00.PM$/);
    expect(format.clock(tomorrow, noon)).toMatch(/^Jun 11, 2026, 6:00.PM$/);
    expect(format.day(tomorrow)).toBe('Jun 11');
  });

  it.each([
    [-5, '0 s'],
    [1_230, '1.2 s'],
    [59_400, '59 s'],
    [252_000, '4 m 12 s'],
    [4_320_000, '1 h 12 m'],
    [90_000_000, '1 d 1 h'],
  ])('writes %d ms as %s', (milliseconds, expected) => {
    expect(createFormat('en').duration(milliseconds)).toBe(expected);
  });
});
