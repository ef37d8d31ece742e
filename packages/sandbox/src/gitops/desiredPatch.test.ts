import { desiredPatch, isFulfilled, withoutNulls } from './desiredPatch';

describe('desiredPatch', () => {
  it.each([
    ['nothing before', undefined, { a: 1 }, { a: 1 }],
    ['a removed field', { a: 1, b: 2 }, { a: 1 }, { a: 1, b: null }],
    [
      'a removed nested field',
      { a: { b: 1, c: 2 } },
      { a: { b: 1 } },
      { a: { b: 1, c: null } },
    ],
    ['a list', { a: [1, 2] }, { a: [1] }, { a: [1] }],
    ['a map in place of a text', { a: 'x' }, { a: { b: 1 } }, { a: { b: 1 } }],
    ['a text in place of a map', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
  ])('%s', (_name, previous, desired, patch) => {
    expect(desiredPatch(previous, desired)).toEqual(patch);
  });
});

describe('isFulfilled', () => {
  it.each([
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { b: null }, true],
    [{ a: 1, b: 2 }, { b: null }, false],
    [{ a: [{ x: 1, defaulted: true }] }, { a: [{ x: 1 }] }, true],
    [{ a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 1 }] }, false],
    [{ a: 'x' }, { a: { b: 1 } }, false],
    [undefined, { a: 1 }, false],
  ])('of %j by %j is %s', (live, patch, expected) => {
    expect(isFulfilled(live, patch)).toBe(expected);
  });
});

describe('withoutNulls', () => {
  it('drops null fields at any depth and keeps list positions', () => {
    expect(
      withoutNulls({ a: null, b: { c: null, d: [{ e: null }, null] } }),
    ).toEqual({ b: { d: [{}, null] } });
  });
});
