import assert from 'node:assert/strict';
import { ConfigReader } from '@backstage/config';
import {
  isMlflowError,
  MlflowClient,
  readMlflowConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { LONG_PARAM, Seed, STEPS } from './seedServer';
import type { MlflowServer } from './servers';

/** An expectation of what the portal's own client makes of a server. */
export interface ClientCheck {
  readonly expectation: string;
  /** The first version it is about. */
  readonly since?: 3;
  readonly check: (server: MlflowServer, seed: Seed) => Promise<void>;
}

const PREVIEW_BYTES = 1_000_000;

/** A client that is configured as an administrator would. */
function clientOf(
  { url, setup }: MlflowServer,
  auth: object | undefined = setup.basicAuth && {
    type: 'basic',
    ...setup.basicAuth,
  },
): MlflowClient {
  const entry = { id: 'checked', url, access: 'any', ...(auth && { auth }) };
  const { servers, problems } = readMlflowConfig(
    new ConfigReader({ mlops: { mlflow: { servers: [entry] } } } as object),
  );
  assert.deepEqual(problems, []);
  return MlflowClient.create({ server: servers[0] });
}

const namesOf = (runs: readonly { name: string }[]) =>
  runs.map(({ name }) => name).sort();

/** How a call failed, in the words that people are told by. */
async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (isMlflowError(error)) {
      return error.failure;
    }
    throw error;
  }
  return 'none';
}

export const clientChecks: readonly ClientCheck[] = [
  {
    expectation: 'the client tells version and capabilities',
    check: async (server, { major, parent }) => {
      const client = clientOf(server);
      const info = await client.info();
      assert.match(info.version ?? '', new RegExp(`^${major}\\.`));
      assert.equal(info.workspaces, false);
      await client.getLoggedModel(`m-${parent}`);
      assert.equal(client.capabilities(info).loggedModels, major >= 3);
    },
  },
  {
    expectation: 'the client finds experiments by id, by name and deleted',
    check: async (server, seed) => {
      const client = clientOf(server);
      const byId = await client.getExperiment(seed.experimentId);
      assert.equal(byId?.name, 'conformance');
      const byName = await client.getExperimentByName('conformance');
      assert.equal(byName?.experimentId, seed.experimentId);
      const deleted = await client.getExperiment(seed.deletedExperimentId);
      assert.equal(deleted?.deleted, true);
      assert.equal(await client.getExperiment('424242'), undefined);
    },
  },
  {
    expectation: 'the client reads pages of runs without losing one',
    check: async (server, { experimentId }) => {
      const client = clientOf(server);
      const names: string[] = [];
      let pageToken: string | undefined;
      do {
        const page = await client.searchRuns({
          experimentIds: [experimentId],
          maxResults: 2,
          pageToken,
        });
        names.push(...page.items.map(({ name }) => name));
        pageToken = page.nextPageToken;
      } while (pageToken);
      assert.equal(names.length, 6);
      assert.equal(new Set(names).size, 6);
    },
  },
  {
    expectation: 'the client reads a run with everything',
    check: async (server, seed) => {
      const client = clientOf(server);
      const run = await client.getRun(seed.parent);
      assert.equal(run?.status, 'finished');
      assert.equal(run.user, 'alice');
      assert.equal(
        run.params.find(({ key }) => key === 'long')?.value,
        LONG_PARAM,
      );
      assert.equal(run.datasets.length, 1);
      const child = await client.getRun(seed.children[0]);
      assert.equal(child?.parentRunId, seed.parent);
      assert.equal(await client.getRun('0'.repeat(32)), undefined);
    },
  },
  {
    expectation: 'the client reads NaN and the infinities as numbers',
    check: async (server, { notANumber }) => {
      const run = await clientOf(server).getRun(notANumber);
      const value = (key: string) =>
        run?.metrics.find(metric => metric.key === key)?.value;
      assert.ok(Number.isNaN(value('only_nan')));
      assert.equal(value('only_inf'), Infinity);
      assert.equal(value('neg_inf'), -Infinity);
    },
  },
  {
    expectation: 'the client tells a refused filter from a broken server',
    check: async (server, { experimentId }) => {
      const search = clientOf(server).searchRuns({
        experimentIds: [experimentId],
        maxResults: 5,
        filter: "status = 'FAILED' OR status = 'RUNNING'",
      });
      assert.equal(await failureOf(search), 'rejected');
    },
  },
  {
    expectation: 'the client asks for children, and on new servers for roots',
    check: async (server, { experimentId, parent, major }) => {
      const client = clientOf(server);
      const search = (filter: string) =>
        client.searchRuns({
          experimentIds: [experimentId],
          maxResults: 50,
          filter,
        });
      const tag = 'tags.`mlflow.parentRunId`';
      const children = await search(`${tag} = '${parent}'`);
      assert.deepEqual(namesOf(children.items), [
        'child-0',
        'child-1',
        'child-2',
      ]);
      if (major >= 3) {
        const roots = await search(`${tag} IS NULL`);
        assert.equal(roots.items.length, 3);
      } else {
        assert.equal(await failureOf(search(`${tag} IS NULL`)), 'rejected');
      }
    },
  },
  {
    expectation: 'the client reads histories whole, sampled and in a range',
    check: async (server, { parent, running }) => {
      const client = clientOf(server);
      const search = { runIds: [parent, running], metric: 'train_loss' };
      const [whole, ...none] = await client.getMetricHistories({
        ...search,
        maxPoints: 320,
      });
      assert.equal(none.length, 0);
      assert.equal(whole.points.length, STEPS);
      assert.equal(whole.sampled, false);
      const [sampled] = await client.getMetricHistories({
        ...search,
        maxPoints: 5,
      });
      assert.equal(sampled.sampled, true);
      assert.equal(sampled.points.at(-1)?.step, STEPS - 1);
      const [range] = await client.getMetricHistories({
        ...search,
        maxPoints: 320,
        steps: { start: 5, end: 9 },
      });
      assert.deepEqual(
        range.points.map(({ step }) => step),
        [5, 6, 7, 8, 9],
      );
    },
  },
  {
    expectation: 'the client lists and reads files of a run',
    check: async (server, { parent }) => {
      const client = clientOf(server);
      const owner = { runId: parent };
      const reports = await client.listArtifacts({ owner, path: 'reports' });
      assert.equal(reports.items.length, 3);
      const csv = await client.readArtifact({
        owner,
        path: 'reports/table.csv',
        maxBytes: PREVIEW_BYTES,
      });
      assert.equal(csv, 'a,b\n1,2\n3,4\n');
      for (const path of ['nope.txt', 'reports']) {
        const maxBytes = PREVIEW_BYTES;
        const file = await client.readArtifact({ owner, path, maxBytes });
        assert.equal(file, undefined, path);
      }
    },
  },
  {
    expectation: 'the client reads logged models and their files',
    since: 3,
    check: async (server, { experimentId, modelId }) => {
      const client = clientOf(server);
      const model = await client.getLoggedModel(modelId);
      assert.equal(model?.ready, true);
      const page = await client.searchLoggedModels({
        experimentIds: [experimentId],
        maxResults: 10,
      });
      assert.deepEqual(
        page.items.map(item => item.modelId),
        [modelId],
      );
      const owner = { modelId };
      const { items } = await client.listArtifacts({ owner });
      assert.equal(items.length, 2);
      const maxBytes = PREVIEW_BYTES;
      const text = await client.readArtifact({
        owner,
        path: 'MLmodel',
        maxBytes,
      });
      assert.match(text ?? '', /^flavors:/);
    },
  },
  {
    expectation: 'the client reads registered models and versions',
    check: async (server, { registeredModel, parent }) => {
      const client = clientOf(server);
      const model = await client.getRegisteredModel(registeredModel);
      assert.equal(model?.aliases.length, 2);
      assert.equal(await client.getRegisteredModel('nope'), undefined);
      const { items } = await client.searchModelVersions({
        filter: `name='${registeredModel}'`,
        maxResults: 10,
      });
      assert.deepEqual(
        items.map(({ version, runId }) => [version, runId]).sort(),
        [
          ['1', parent],
          ['2', parent],
        ],
      );
      const version = { name: registeredModel, version: '1' };
      const one = await client.getModelVersion(version);
      assert.deepEqual(one?.aliases, ['champion']);
      const uri = await client.getModelDownloadUri(version);
      assert.match(uri ?? '', /^mlflow-artifacts:\//);
      const owner = { model: registeredModel, version: '1' };
      const maxBytes = PREVIEW_BYTES;
      const text = await client.readArtifact({
        owner,
        path: 'MLmodel',
        maxBytes,
      });
      assert.match(text ?? '', /^flavors:/);
    },
  },
  {
    expectation: 'the client says when its credentials are refused',
    check: async (server, { experimentId }) => {
      if (!server.setup.basicAuth) {
        return;
      }
      const auth = { type: 'basic', username: 'admin', password: 'wrong' };
      const call = clientOf(server, auth).getExperiment(experimentId);
      assert.equal(await failureOf(call), 'unauthorized');
    },
  },
];
