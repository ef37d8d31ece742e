import { parseLabelSelector } from './labelSelector';

const labels = {
  app: 'lab',
  'kubeflow.org/team': 'churn',
  tier: '',
};

describe('label selectors', () => {
  it.each([
    ['', true],
    ['app=lab', true],
    ['app==lab', true],
    ['app = lab', true],
    ['app=web', false],
    ['app!=web', true],
    ['app!=lab', false],
    ['missing!=x', true],
    ['app in (lab,web)', true],
    ['app in ( web , shop )', false],
    ['app in(lab)', true],
    ['missing in (x)', false],
    ['app notin (web)', true],
    ['app notin (lab)', false],
    ['missing notin (x)', true],
    ['app', true],
    ['missing', false],
    ['!missing', true],
    ['!app', false],
    ['tier=', true],
    ['tier in ()', true],
    ['app in (lab,web),kubeflow.org/team=churn,!missing', true],
    ['app in (lab,web),kubeflow.org/team=fraud', false],
  ])('%s selects: %s', (selector, selected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(selected);
  });

  it('treats an object without labels as having none of them', () => {
    expect(parseLabelSelector('!app')(undefined)).toBe(true);
    expect(parseLabelSelector('app')(undefined)).toBe(false);
  });

  it.each([
    'app=lab,,x',
    'app in lab',
    'app=(lab)',
    '=lab',
    'a b',
    'app=lab web',
    'app in (a b)',
    'x=-y',
  ])('refuses %s', selector => {
    expect(() => parseLabelSelector(selector)).toThrow(/unable to parse/);
  });
});
