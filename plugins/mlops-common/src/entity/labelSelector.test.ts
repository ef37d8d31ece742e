import { matchesLabels, parseLabelSelector } from './labelSelector';

describe('labels', () => {
  it.each([
    ['app=churn', { app: 'churn' }, true],
    ['app==churn', { app: 'other' }, false],
    ['app!=churn', {}, true],
    ['app!=churn', { app: 'churn' }, false],
    ['app in (a, b)', { app: 'b' }, true],
    ['app notin (a,b)', { app: 'a' }, false],
    ['app notin (a,b)', {}, true],
    ['app', { app: '' }, true],
    ['app', {}, false],
    ['!app', {}, true],
    ['!app', { app: 'x' }, false],
    ['a=1,b=2', { a: '1', b: '2' }, true],
    ['a=1,b=2', { a: '1' }, false],
    ['example.com/team=churn', { 'example.com/team': 'churn' }, true],
    ['app=', { app: '' }, true],
    ['toString', {}, false],
  ])('%s on %j is %s', (text, labels, expected) => {
    const selector = parseLabelSelector(text);
    expect(selector && matchesLabels(selector, labels)).toBe(expected);
  });

  it('writes the selector in one notation', () => {
    expect(
      parseLabelSelector(' a == 1 , b in ( x ,y ), !c, d, e notin (z)')?.text,
    ).toBe('a=1,b in (x,y),!c,d,e!=z');
  });
});
