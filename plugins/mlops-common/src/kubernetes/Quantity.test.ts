import fc from 'fast-check';
import { Quantity } from './Quantity';

describe('Quantity', () => {
  it.each([
    ['0', '0', 0],
    ['1', '1', 1],
    ['500m', '500m', 0.5],
    ['0.5', '500m', 0.5],
    ['.25', '250m', 0.25],
    ['12.5', '12500m', 12.5],
    ['5.', '5', 5],
    ['+3', '3', 3],
    ['-2', '-2', -2],
    ['1000m', '1', 1],
    ['100n', '100n', 1e-7],
    ['250u', '250u', 2.5e-4],
    ['1k', '1k', 1000],
    ['1.5k', '1500', 1500],
    ['2M', '2M', 2e6],
    ['3G', '3G', 3e9],
    ['4T', '4T', 4e12],
    ['5P', '5P', 5e15],
    ['6E', '6E', 6e18],
    ['1Ki', '1Ki', 1024],
    ['1.5Gi', '1536Mi', 1.5 * 2 ** 30],
    ['4096Mi', '4Gi', 4 * 2 ** 30],
    ['2Ti', '2Ti', 2 * 2 ** 40],
    ['1Pi', '1Pi', 2 ** 50],
    ['1Ei', '1Ei', 2 ** 60],
    ['0.5Ki', '512', 512],
    ['1e3', '1e3', 1000],
    ['1E3', '1e3', 1000],
    ['1e12', '1e12', 1e12],
    ['1e-3', '1e-3', 0.001],
    ['12e1', '120', 120],
    ['1288490188800m', '1288490188800m', 1288490188.8],
    // Smaller than a billionth is rounded up, as the API server does.
    ['0.0000000001', '1n', 1e-9],
  ])('reads %s as %s', (text, canonical, value) => {
    const quantity = Quantity.parse(text);
    expect(quantity?.toString()).toBe(canonical);
    expect(quantity?.toNumber()).toBeCloseTo(value, 9);
  });

  it.each([
    '',
    ' ',
    '.',
    'm',
    'Gi',
    '1GiB',
    '1gi',
    '1 Gi',
    '1K',
    '1ki',
    '1mi',
    '1e',
    '1e999',
    '1.2.3',
    '1,5',
    '0x10',
    'one',
    '--1',
    '1Gi\n',
    '9'.repeat(100),
  ])('refuses %j', text => {
    expect(Quantity.parse(text)).toBeUndefined();
  });

  it.each([
    ['0.5', 'number', '0.5'],
    ['1288490188800m', 'bytes', '1.2 GiB'],
    ['500m', 'bytes', '0.5 B'],
    ['512Mi', 'bytes', '512 MiB'],
    ['0', 'bytes', '0 B'],
    ['2E', 'bytes', '1.73 EiB'],
  ] as const)('shows %s (%s) as %s', (text, kind, display) => {
    expect(Quantity.parse(text)?.toDisplay(kind)).toBe(display);
  });

  const suffix = fc.constantFrom(
    ...['', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E'],
    ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'e-6', 'E0'],
  );
  const quantityText = fc
    .tuple(fc.nat(99999), fc.option(fc.nat(9999)), suffix)
    .map(([whole, fraction, unit]) =>
      fraction === null ? `${whole}${unit}` : `${whole}.${fraction}${unit}`,
    );
  const quantity = quantityText.map(text => {
    const parsed = Quantity.parse(text);
    if (!parsed) {
      throw new Error(`${text} should be a quantity`);
    }
    return parsed;
  });

  it('keeps its value when its canonical form is read again', () => {
    fc.assert(
      fc.property(quantity, value => {
        const again = Quantity.parse(value.toString());
        expect(again?.compare(value)).toBe(0);
        expect(again?.toString()).toBe(value.toString());
      }),
    );
  });

  it('orders as the numbers do', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(a.compare(b)).toBe(-b.compare(a) + 0);
        // Numbers may take close quantities for equal, never the other way.
        const difference = Math.sign(a.toNumber() - b.toNumber());
        expect([0, a.compare(b)]).toContain(difference);
      }),
    );
  });

  it('adds in any order', () => {
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(a.plus(b).compare(b.plus(a))).toBe(0);
        expect(a.plus(b).compare(a)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('reads any text without an exception', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const parsed = Quantity.parse(text);
        expect(parsed === undefined || parsed instanceof Quantity).toBe(true);
      }),
    );
  });
});
