import { compact } from './compact';

describe('compact', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [7],
    [[]],
    [{ list: ['a', { b: 'c', d: null }], empty: {}, long: 'x'.repeat(300) }],
    [{ list: [], lists: [[], [{}]] }],
    [Object.freeze({ frozen: 'a' })],
  ])('leaves %j what it says', value => {
    const before = JSON.stringify(value);
    expect(JSON.stringify(compact(value))).toBe(before);
  });

  it('has one empty list and one empty object for all', () => {
    const [some, others] = [
      compact({ list: [], map: {} }),
      compact({ list: [], map: {} }),
    ];
    expect(some.list).toBe(others.list);
    expect(some.map).toBe(others.map);
  });

  it('leaves an object with private fields the one it is', () => {
    const time = new Map([['a', 1]]);
    expect(compact({ time }).time).toBe(time);
  });

  it('is not bothered by very many texts', () => {
    const texts = Array.from({ length: 50_000 }, (_, index) => `text ${index}`);
    expect(compact([...texts])).toEqual(texts);
  });
});
