import fc from 'fast-check';
import { parse } from 'yaml';
import { manifestText } from './manifestText';

const config = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data,
});

describe('manifestText', () => {
  it.each([
    'yes',
    'No',
    'on',
    'y',
    'null',
    '~',
    '',
    '12:30:45',
    '2024-01-01',
    '0o17',
    '017',
    '0x1f',
    '1_000',
    '1e3',
    '.5',
    '.inf',
    'true',
    '2',
    '=',
  ])('quotes %j, which some reader takes for another type', value => {
    const text = manifestText(config({ value }));
    expect(text).toMatch(/value: ["']/);
  });

  it('leaves ordinary texts alone and keeps the order of keys', () => {
    expect(manifestText(config({ b: '500m', a: 'x/y:1.0', c: '1536Mi' }))).toBe(
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  b: 500m\n  a: x/y:1.0\n  c: 1536Mi\n',
    );
  });

  it('folds no long text and writes no anchors', () => {
    const shared = ['a'];
    const text = manifestText({
      ...config({ long: 'word '.repeat(60).trim() }),
      one: shared,
      two: shared,
    });
    expect(text).not.toMatch(/[&*]/);
    expect(text.split('\n').some(line => line.length > 290)).toBe(true);
  });

  it('is read as the same object by old and new readers, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        (value, other) => {
          const manifest = config({ value, other });
          const text = manifestText(manifest);
          expect(parse(text, { version: '1.1' })).toEqual(manifest);
          expect(parse(text, { version: '1.2' })).toEqual(manifest);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
