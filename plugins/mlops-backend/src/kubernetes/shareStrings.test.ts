import { shareStrings } from './shareStrings';

describe('shareStrings', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [7],
    [{ list: ['a', { b: 'c', d: null }], empty: {}, long: 'x'.repeat(300) }],
    [Object.freeze({ frozen: 'a' })],
  ])('leaves %j what it is', value => {
    const before = JSON.stringify(value);
    expect(shareStrings(value)).toBe(value);
    expect(JSON.stringify(value)).toBe(before);
  });

  it('is not bothered by very many texts', () => {
    const texts = Array.from({ length: 50_000 }, (_, index) => `text ${index}`);
    expect(shareStrings([...texts])).toEqual(texts);
  });
});
