import fs from 'node:fs';
import path from 'node:path';
import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import { isMlflowError } from './MlflowError';

const folder = path.resolve(__dirname, '../../../../../shared/fixtures/mlflow');
const present = fs.existsSync(folder);
const suite = present ? describe : describe.skip;

interface Recording {
  readonly request: { method: string; path: string };
  readonly response: {
    status: number;
    headers: Record<string, string>;
    bodyText: string;
  };
}

function load(version: string, name: string): Recording {
  const file = path.join(folder, version, `${name}.json`);
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** A client that is answered with a recording, whatever it asks. */
function replay({ response }: Recording): MlflowClient {
  const { 'content-length': _, ...headers } = response.headers;
  const answer = async () =>
    new Response(response.bodyText, { status: response.status, headers });
  return MlflowClient.create({ server: testServer(), fetch: answer });
}

const search = { experimentIds: ['1'], maxResults: 10 };

/** The call of the client that a recorded path belongs to. */
function callFor(client: MlflowClient, recorded: string) {
  if (recorded.includes('runs/get')) return client.getRun('x');
  if (recorded.includes('runs/search')) return client.searchRuns(search);
  if (recorded.includes('experiments/search')) {
    return client.searchExperiments(search);
  }
  if (recorded.includes('registered-models/search')) {
    return client.searchRegisteredModels(search);
  }
  if (recorded.includes('registered-models/get')) {
    return client.getRegisteredModel('x');
  }
  return client.getExperiment('1');
}

/** What keeps an outcome from being an answer or an error that a person can read. */
function complaintsAbout(outcome: unknown): string[] {
  if (!(outcome instanceof Error)) {
    return [];
  }
  const { message } = outcome;
  return [
    ...(isMlflowError(outcome) ? [] : [`no error of ours: ${message}`]),
    ...(/^MLflow server "main".*\S/.test(message) ? [] : ['says not where']),
    ...(message.includes('<!doctype') ? ['shows a page'] : []),
  ];
}

suite('recorded exchanges (needs ../shared/fixtures/mlflow)', () => {
  const versions = present
    ? fs.readdirSync(folder).filter(name => name.startsWith('v'))
    : [];
  const recordings = versions.flatMap(version =>
    fs
      .readdirSync(path.join(folder, version))
      .filter(name => name !== 'index.json' && name.endsWith('.json'))
      .map(name => [version, name.replace(/\.json$/, '')] as const),
  );

  // A table must have a row, even where all of them are skipped.
  it.each(present ? recordings : [['none', 'none'] as const])(
    '%s %s is read, or becomes an error with a sentence',
    async (version, name) => {
      const recording = load(version, name);
      const outcome = await callFor(
        replay(recording),
        recording.request.path,
      ).catch((error: unknown) => error);
      expect(complaintsAbout(outcome)).toEqual([]);
    },
  );

  it.each([
    ['v3.11', 'host-header-blocked', 'forbidden'],
    ['v3.11', 'origin-blocked-post', 'forbidden'],
    ['v3.11', 'unknown-api-path', 'unsupported'],
    ['v2.22', 'unknown-api-path', 'unsupported'],
    ['v3.11', 'method-not-allowed', 'unsupported'],
    ['v3.11', 'runs-search-filter-or-bad', 'rejected'],
    ['v3.11', 'workspaces-list', 'unsupported'],
    ['v3.11', 'workspace-header-not-enabled', 'failed'],
    ['v3.11', 'metrics-get-history-bulk-nan', 'not-mlflow'],
    ['v3.11-static-prefix', 'experiments-search-unprefixed', 'unsupported'],
  ])('%s %s is %s', async (version, name, failure) => {
    const recording = load(version, name);
    await expect(replay(recording).searchRuns(search)).rejects.toMatchObject({
      failure,
    });
  });

  it.each([
    ['v3.11', 'experiments-get-missing'],
    ['v2.22', 'experiments-get-missing'],
  ])('%s %s is nothing', async (version, name) => {
    const client = replay(load(version, name));
    await expect(client.getExperiment('999999')).resolves.toBeUndefined();
  });
});
