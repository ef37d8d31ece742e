import { atMost, fasterThan, plain } from './Figure';
import { formatTable } from './formatTable';

describe('formatTable', () => {
  it('shows each figure with what it stands up to', () => {
    expect(
      formatTable([
        fasterThan(
          { id: 'list', value: 2, unit: 'ms' },
          { name: 'peer', value: 9 },
          4,
        ),
        atMost({ id: 'page', value: 41, unit: 'KB' }, 40),
        plain({ id: 'more', value: 1, unit: 's' }),
      ]),
    ).toBe(
      [
        'figure  value  against        ratio  goal',
        'list    2 ms   peer     9 ms  4.5 ×  ≥ 4 ×    met',
        'page    41 KB                        ≤ 40 KB  MISSED',
        'more    1 s',
      ].join('\n'),
    );
  });
});
