import { parse } from 'yaml';
import { diagnose } from '../../../diagnosis';
import { parseNotebook } from '../../Notebook';
import { parsePodDefault } from '../../podDefaults';
import { type Change, diagnosed } from './__fixtures__/changedManifest';
import { casesOf, manifestCases } from './__fixtures__/manifestCases';
import { manifestNotebookRules } from './index';

function ids(change: Change): readonly string[] {
  const { findings, broken } = diagnosed(change);
  expect(broken).toEqual([]);
  return findings.flatMap(({ ruleId, consequences }) => [
    ruleId,
    ...consequences.map(one => one.ruleId),
  ]);
}

describe('rules for manifests of notebooks', () => {
  it('find nothing wrong with a notebook that is right', () => {
    expect(ids({})).toEqual([]);
  });

  it.each(casesOf('wrong'))('$rule finds: $what', ({ rule, change }) => {
    expect(ids(change)).toContain(rule);
  });

  it.each(casesOf('right'))('$rule accepts: $what', ({ rule, change }) => {
    expect(ids(change)).not.toContain(rule);
  });

  it('all have both', () => {
    expect(Object.keys(manifestCases).sort()).toEqual(
      manifestNotebookRules.map(({ id }) => id).sort(),
    );
  });

  it.each(casesOf('wrong'))(
    '$rule has a short title, a field and a remedy: $what',
    ({ rule, change }) => {
      const finding = diagnosed(change)
        .findings.flatMap(one => [one, ...one.consequences])
        .find(({ ruleId }) => ruleId === rule);
      expect(finding?.title.split(' ').length).toBeLessThanOrEqual(10);
      expect(finding?.cause).toMatch(/\.$/);
      expect(finding?.remedies.length).toBeGreaterThan(0);
      expect(finding?.evidence[0].field).toMatch(/^(metadata|spec|status)\b/);
    },
  );

  it('write remedies that are YAML', () => {
    const texts = casesOf('wrong').flatMap(({ change }) =>
      diagnosed(change)
        .findings.flatMap(({ remedies }) => remedies)
        .flatMap(remedy => (remedy.kind === 'yaml' ? remedy.yaml : [])),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(parse(text)).toEqual(expect.anything());
    }
  });

  it('never show the value of a secret', () => {
    for (const { change } of casesOf('wrong')) {
      expect(JSON.stringify(diagnosed(change))).not.toMatch(/hunter2|abc123/);
    }
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Notebook'],
    [
      'nulls',
      {
        metadata: null,
        spec: { template: { spec: { containers: [null], volumes: [null] } } },
      },
    ],
    [
      'wrong types',
      {
        metadata: { name: 1, labels: [], annotations: 'x' },
        spec: { template: [] },
      },
    ],
    [
      'lists of texts',
      {
        spec: {
          template: {
            spec: { containers: ['a'], tolerations: 'b', volumes: {} },
          },
        },
      },
    ],
  ])('never break: %s', (_, object) => {
    const { broken } = diagnose(
      manifestNotebookRules,
      {
        notebook: parseNotebook(object),
        manifest: object,
        podDefaults: [parsePodDefault(object)],
        jupyterWebApp: true,
        now: new Date(),
      },
      { docs: '' },
    );
    expect(broken).toEqual([]);
  });
});
