import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each<[string | number | undefined, number]>([
    ['500m', 0.5],
    ['2', 2],
    [4, 4],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['1288490188800m', 1288490188.8],
    ['1e3', 1000],
    ['10k', 10_000],
    ['much', 0],
    [undefined, 0],
  ])('%s is %d', (quantity, amount) => {
    expect(parseQuantity(quantity)).toBeCloseTo(amount);
  });
});
