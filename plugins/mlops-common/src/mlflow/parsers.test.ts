import { parseExperiment } from './Experiment';
import { parseExperimentPage, parseRunPage } from './MlflowPage';
import { latestVersionOf, parseRegisteredModel } from './RegisteredModel';
import { parseRun } from './Run';
import { dateOf, integerOf, metricValueOf } from './values';

const run = (info: object, data: object = {}) => ({
  info: { run_id: 'r1', experiment_id: '1', ...info },
  data,
});

describe('values', () => {
  it.each([
    [1795164391235, 1795164391235],
    ['1795164391235', 1795164391235],
    ['-5', -5],
    ['1e5', undefined],
    ['', undefined],
    [NaN, undefined],
    [null, undefined],
    [{}, undefined],
  ])('reads int64 %p as %p', (value, expected) => {
    expect(integerOf(value)).toBe(expected);
  });

  it.each([
    [0.5, 0.5],
    ['0.5', 0.5],
    ['NaN', NaN],
    [NaN, NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
    [1.7976931348623157e308, Infinity],
    [-1.7976931348623157e308, -Infinity],
    [1e300, 1e300],
    [0, 0],
    ['', undefined],
    ['high', undefined],
    [null, undefined],
    [true, undefined],
  ])('reads the metric value %p as %p', (value, expected) => {
    expect(metricValueOf(value)).toBe(expected);
  });

  it.each([[0], [-1], ['x'], [undefined], [9e15]])(
    'has no date for %p',
    value => {
      expect(dateOf(value)).toBeUndefined();
    },
  );
});

describe('parseRun', () => {
  it('takes the name from the tag on servers without run_name, and the id when there is none', () => {
    const tags = [{ key: 'mlflow.runName', value: 'calm-fox-12' }];
    expect(parseRun(run({}, { tags }))?.name).toBe('calm-fox-12');
    expect(parseRun(run({}))?.name).toBe('r1');
  });

  it('prefers the user of the tag', () => {
    const tags = [{ key: 'mlflow.user', value: 'alice' }];
    expect(parseRun(run({ user_id: 'root' }, { tags }))?.user).toBe('alice');
    expect(parseRun(run({ user_id: 'root' }))?.user).toBe('root');
  });

  it.each([
    ['RUNNING', 'running'],
    ['SCHEDULED', 'scheduled'],
    ['FINISHED', 'finished'],
    ['FAILED', 'failed'],
    ['KILLED', 'killed'],
    ['PAUSED', 'unknown'],
    [undefined, 'unknown'],
  ])('maps the status %p to %p', (status, expected) => {
    expect(parseRun(run({ status }))?.status).toBe(expected);
  });

  it('leaves out metrics and params that are none', () => {
    const parsed = parseRun(
      run(
        {},
        {
          metrics: [
            { key: 'a', value: 'x' },
            { value: 1 },
            null,
            { key: 'b', value: 1 },
          ],
          params: [{ key: 'p' }, 7, { value: 'x' }],
        },
      ),
    );
    expect(parsed?.metrics.map(({ key }) => key)).toEqual(['b']);
    expect(parsed?.params).toEqual([{ key: 'p', value: '' }]);
  });

  it.each([undefined, null, 1, 'x', [], {}, { info: {} }])(
    'answers nothing for %p',
    value => {
      expect(parseRun(value)).toBeUndefined();
    },
  );
});

describe('pages', () => {
  it('takes {} for an empty page', () => {
    expect(parseRunPage({})).toEqual({ items: [], nextPageToken: undefined });
    expect(parseExperimentPage(null).items).toEqual([]);
  });

  it('keeps the readable items of a page', () => {
    const page = parseExperimentPage({
      experiments: [{ experiment_id: 7, name: 'x' }, { name: 'no id' }],
      next_page_token: 't',
    });
    expect(page.items.map(item => item.experimentId)).toEqual(['7']);
    expect(page.nextPageToken).toBe('t');
  });
});

describe('parseExperiment', () => {
  it('knows a deleted one and reads keys that objects have by nature as tags', () => {
    const experiment = parseExperiment({
      experiment_id: '3',
      lifecycle_stage: 'deleted',
      tags: [{ key: '__proto__', value: 'x' }],
    });
    expect(experiment).toMatchObject({ name: '3', deleted: true });
    expect(experiment?.tags.get('__proto__')).toBe('x');
  });
});

describe('latestVersionOf', () => {
  it('compares versions as numbers', () => {
    const model = parseRegisteredModel({
      name: 'm',
      latest_versions: [
        { name: 'm', version: '9' },
        { name: 'm', version: '10' },
        { name: 'm' },
      ],
    });
    expect(model && latestVersionOf(model)?.version).toBe('10');
  });
});
