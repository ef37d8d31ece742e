import fs from 'node:fs';
import path from 'node:path';
import { parseExperiment } from './Experiment';
import {
  parseExperimentPage,
  parseRegisteredModelPage,
  parseRunPage,
} from './MlflowPage';
import { parseRegisteredModel } from './RegisteredModel';
import { parseRun } from './Run';

const folder = path.resolve(__dirname, '../../../../../shared/fixtures/mlflow');
const present = fs.existsSync(folder);
const suite = present ? describe : describe.skip;
// A table must have a row, even where all of them are skipped.
const versions = present
  ? fs.readdirSync(folder).filter(name => /^v\d+\.\d+$/.test(name))
  : ['none'];

function bodyOf(version: string, name: string): Record<string, unknown> {
  const file = path.join(folder, version, `${name}.json`);
  return JSON.parse(fs.readFileSync(file, 'utf8')).response.body;
}

suite('answers of real servers (needs ../shared/fixtures/mlflow)', () => {
  describe.each(versions)('MLflow %s', version => {
    it('reads experiments', () => {
      const { items, nextPageToken } = parseExperimentPage(
        bodyOf(version, 'experiments-search-page1'),
      );
      expect(items.map(item => item.name)).toEqual([
        'page-4',
        'page-3',
        'page-2',
      ]);
      expect(nextPageToken).toBeTruthy();
      const { experiment } = bodyOf(version, 'experiments-get-deleted');
      expect(parseExperiment(experiment)?.deleted).toBe(true);
    });

    it('reads runs with NaN, infinities and hostile text', () => {
      const run = parseRun(bodyOf(version, 'runs-get-nan').run);
      const values = new Map(
        run?.metrics.map(({ key, value }) => [key, value]),
      );
      expect(values.get('only_nan')).toBeNaN();
      expect(values.get('only_inf')).toBe(Infinity);
      expect(values.get('neg_inf')).toBe(-Infinity);
      expect(values.get('big')).toBe(1e300);
      expect(run?.tags.get('link')).toMatch(/^javascript:/);
      expect(run?.startedAt?.getUTCFullYear()).toBe(2026);
    });

    it('reads running runs and empty pages', () => {
      const run = parseRun(bodyOf(version, 'runs-get-running').run);
      expect(run).toMatchObject({
        status: 'running',
        endedAt: undefined,
        metrics: [],
      });
      expect(parseRunPage(bodyOf(version, 'runs-search-empty')).items).toEqual(
        [],
      );
    });

    it('reads registered models', () => {
      const [model] = parseRegisteredModelPage(
        bodyOf(version, 'registered-models-search'),
      ).items;
      expect(model).toMatchObject({ name: 'bank-churn' });
      expect(model.latestVersions.length).toBeGreaterThan(0);
      expect(model.aliases).toContainEqual({
        alias: 'champion',
        version: '1',
      });
      expect(parseRegisteredModel(model)).toBeDefined();
    });
  });
});
