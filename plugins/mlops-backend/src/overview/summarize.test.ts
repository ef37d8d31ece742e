import { type SummaryItem, summarize } from './summarize';

const asOf = '2026-01-01T00:00:00Z';
const ok = { cluster: 'local', status: 'ok', asOf } as const;
const refused = { status: 'refused', message: 'No.', asOf } as const;
const down = { status: 'unreachable', message: 'Down.', asOf } as const;

function item(name: string, level: SummaryItem['level']): SummaryItem {
  return { name, level, state: level, headline: `It is ${level}.` };
}

describe('summarize', () => {
  it.each([
    [[], [ok], 'ok', 'None yet.'],
    [[], [ok, down], 'unknown', 'Down.'],
    [[], [refused], 'warning', 'No.'],
    [[item('a', 'ok')], [ok], 'ok', '1 ok.'],
    [[item('a', 'ok')], [ok, down], 'unknown', '1 ok.'],
    [[item('a', 'ok')], [ok, refused], 'warning', '1 ok.'],
    [
      [item('a', 'ok'), item('b', 'error'), item('c', 'warning')],
      [ok],
      'error',
      'b: It is error.',
    ],
    [
      [item('a', 'unknown'), item('b', 'warning')],
      [ok],
      'warning',
      'b: It is warning.',
    ],
    [
      [item('a', 'ok'), item('b', 'progressing'), item('c', 'ok')],
      [ok],
      'progressing',
      '2 ok, 1 progressing.',
    ],
    [
      [item('a', 'ok'), item('b', 'unknown')],
      [ok],
      'unknown',
      '1 ok, 1 unknown.',
    ],
  ])('of %j with %j is %s', (items, sources, level, headline) => {
    expect(summarize(items, [...sources])).toEqual({
      total: items.length,
      level,
      headline,
      sources,
    });
  });
});
