import fs from 'node:fs';
import path from 'node:path';
import { MlflowSandbox, startMlflow } from '.';

const folder = path.resolve(
  __dirname,
  '../../../../../shared/fixtures/mlflow/v3.11',
);
const suite = fs.existsSync(folder) ? describe : describe.skip;

/** Exchanges whose answer does not depend on what is in the server. */
const SAME = [
  'experiments-get-missing',
  'experiments-get-noninteger',
  'experiments-get-noparam',
  'experiments-get-by-name-missing',
  'experiments-search-no-max-results',
  'experiments-search-too-many',
  'experiments-search-bad-token',
  'runs-get-missing',
  'runs-get-invalid',
  'runs-get-noparam',
  'runs-search-bad-json',
  'runs-search-bad-token',
  'runs-search-filter-or-bad',
  'runs-search-filter-malformed',
  'runs-search-filter-whitespace',
  'runs-search-max-results-50001',
  'runs-search-max-results-zero',
  'runs-search-missing-experiment',
  'runs-search-no-experiment-ids',
  'runs-search-token-beyond-end',
  'metrics-get-history-missing-run',
  'metrics-get-history-bulk-interval-too-many-runs',
  'metrics-get-history-bulk-interval-max-2501',
  'metrics-get-history-bulk-interval-only-start',
  'metrics-get-history-bulk-interval-missing-run',
  'registered-models-get-missing',
  'registered-models-alias-missing',
  'registered-models-search-max-1001',
  'registered-models-search-bad-filter',
  'registered-models-search-prompts',
  'model-versions-get-missing',
  'model-versions-get-nonint',
  'model-versions-search-max',
  'health',
  'server-info',
];

/** Those whose text lists keys in the order of a Python set, which is any. */
const SAME_BUT_ORDER = [
  'experiments-search-bad-orderby',
  'runs-search-order-by-duration',
  'model-versions-search-bad-filter',
];

/** Pages of another web server: status and type are what a client looks at. */
const SAME_STATUS = [
  'unknown-api-path',
  'method-not-allowed',
  'logged-models-get-missing',
];

suite(
  'answers like a recorded server (needs ../shared/fixtures/mlflow)',
  () => {
    let mlflow: MlflowSandbox;

    beforeAll(async () => {
      mlflow = await startMlflow();
    });

    afterAll(async () => {
      await mlflow.close();
    });

    async function replay(name: string) {
      const { request, response } = JSON.parse(
        fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'),
      );
      const { body } = request;
      const answer = await fetch(`${mlflow.url}${request.path}`, {
        method: request.method,
        body:
          body === undefined || body === null || typeof body === 'string'
            ? body
            : JSON.stringify(body),
      });
      return { answer, text: await answer.text(), response };
    }

    it.each(SAME)('%s', async name => {
      const { answer, text, response } = await replay(name);
      expect(answer.status).toBe(response.status);
      const isJson = response.body !== undefined;
      const expected = isJson ? response.body : response.bodyText;
      expect(isJson ? JSON.parse(text) : text).toEqual(expected);
    });

    it.each(SAME_BUT_ORDER)('%s', async name => {
      const { answer, text, response } = await replay(name);
      const words = (message: string) => message.match(/\w+/g)?.sort();
      expect(answer.status).toBe(response.status);
      expect(words(JSON.parse(text).message)).toEqual(
        words(response.body.message),
      );
    });

    it.each(SAME_STATUS)('%s', async name => {
      const { answer, response } = await replay(name);
      expect(answer.status).toBe(response.status);
    });
  },
);
