import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import {
  MlflowSandbox,
  scenarioRunId,
  startMlflow,
} from '@mlops-portal/sandbox';
import { ExperimentService } from './ExperimentService';
import { ExperimentContext } from './types';

const GUEST = [
  'user:default/guest',
  'group:default/churn-team',
  'group:default/fraud-team',
];
const BANK_CHURN = {
  'mlflow.org/experiment-name': 'bank-churn',
  'mlflow.org/registered-model': 'bank-churn',
};
const DEMAND_FORECAST = { 'mlflow.org/experiment-name': 'demand-forecast' };

let mlflow: MlflowSandbox;
const logger = mockServices.logger.mock();

beforeAll(async () => {
  mlflow = await startMlflow({ port: 0 });
});

afterAll(async () => {
  await mlflow.close();
});

beforeEach(() => {
  jest.clearAllMocks();
});

function serviceOf(...servers: JsonObject[]) {
  const config = new ConfigReader({ mlops: { mlflow: { servers } } });
  return ExperimentService.create({
    servers: MlflowServers.fromConfig(config, { logger }),
    logger,
  });
}

const main = (change: JsonObject = {}): JsonObject => ({
  id: 'main',
  url: mlflow.url,
  externalUrl: 'https://mlflow.example.com/',
  access: 'owned',
  ...change,
});

function context(
  name: string,
  annotations: Record<string, string> = {},
  ownershipRefs: string[] = GUEST,
): ExperimentContext {
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, annotations },
    },
    ownershipRefs,
    credentials: mockCredentials.user(),
  };
}

const bankChurn = (annotations: Record<string, string> = BANK_CHURN) =>
  context('bank-churn', annotations);

async function put(path: string, body: object) {
  const response = await fetch(`${mlflow.url}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  return response.json();
}

describe('experiments of an entity', () => {
  it('are those that its annotation names, with a link to MLflow', async () => {
    const list = await serviceOf(main()).experiments(bankChurn(), {});
    expect(list).toEqual({
      items: [
        {
          server: 'main',
          experimentId: '1',
          name: 'bank-churn',
          createdAt: expect.any(String),
          lastUpdatedAt: expect.any(String),
          url: 'https://mlflow.example.com/#/experiments/1',
        },
      ],
      nextCursor: undefined,
      totalItems: 1,
      bound: true,
      sources: [{ server: 'main', status: 'ok', asOf: expect.any(String) }],
    });
  });

  it('are those whose tag names it, without any annotation', async () => {
    const list = await serviceOf(main()).experiments(bankChurn({}), {});
    expect(list.items.map(({ name }) => name)).toEqual(['bank-churn']);
    expect(list.bound).toBe(true);
  });

  it('are each there once and in pages of a stable order', async () => {
    const service = serviceOf(main());
    const entity = bankChurn({
      'mlflow.org/experiment-id': '1,2',
      'mlflow.org/experiment-name': 'fraud-detection,bank-churn',
    });
    const first = await service.experiments(entity, { limit: 1 });
    expect(first).toMatchObject({
      totalItems: 2,
      items: [{ experimentId: '1' }],
    });
    const cursor = first.nextCursor;
    const second = await service.experiments(entity, { limit: 1, cursor });
    expect(second).toMatchObject({ items: [{ experimentId: '2' }] });
    expect(second.nextCursor).toBeUndefined();
  });

  it('of another team are refused with the owner named', async () => {
    const list = await serviceOf(main()).experiments(
      context('demand-forecast', DEMAND_FORECAST),
      {},
    );
    expect(list.items).toEqual([]);
    expect(list.sources).toContainEqual(
      expect.objectContaining({
        server: 'main',
        status: 'refused',
        annotation: 'mlflow.org/experiment-name',
        message: expect.stringContaining(
          'belongs to group:default/forecast-team',
        ),
      }),
    );
  });

  it('that nobody owns are refused with the tag to add', async () => {
    const list = await serviceOf(main()).experiments(
      context('x', { 'mlflow.org/experiment-id': '0' }),
      {},
    );
    expect(list.items).toEqual([]);
    expect(list.sources[0].message).toMatch(
      /names no owner.*backstage\.io\/owner/,
    );
  });

  it('that the allow-list gives to a group are seen by that group only', async () => {
    const owners = { Default: ['group:default/churn-team'] };
    const service = serviceOf(main({ owners }));
    const annotations = { 'mlflow.org/experiment-name': 'Default' };
    const seen = await service.experiments(context('x', annotations), {});
    expect(seen.items).toHaveLength(1);
    const other = await service.experiments(
      context('x', annotations, ['user:default/bob']),
      {},
    );
    expect(other.items).toEqual([]);
  });

  it('are all seen on a server that is open to all', async () => {
    const list = await serviceOf(main({ access: 'any' })).experiments(
      context('demand-forecast', DEMAND_FORECAST, []),
      {},
    );
    expect(list.items).toHaveLength(1);
  });

  it.each([
    ['mlflow.org/experiment-name', 'https://evil.example.com/', 'is a URL'],
    ['mlflow.org/experiment-name', '../../x', 'is a path'],
    ['mlflow.org/experiment-name', 'nope', 'has no experiment "nope"'],
    ['mlflow.org/experiment-id', '99', 'has no experiment 99'],
    ['mlflow.org/server', 'http://169.254.169.254', 'is not followed'],
    ['mlflow.org/server', 'other', 'there is main'],
    ['mlflow.org/experimentname', 'x', 'is not known'],
    ['mlflow.org/workspace', 'team-a', 'no workspace "team-a"'],
  ])('say what is wrong with %s: %s', async (annotation, value, reason) => {
    const list = await serviceOf(main()).experiments(
      context('x', { [annotation]: value }),
      {},
    );
    expect(list.items).toEqual([]);
    expect(list.sources).toContainEqual(
      expect.objectContaining({
        status: 'refused',
        message: expect.stringContaining(reason),
      }),
    );
  });

  it('are not shown unfiltered when the run filter cannot be followed', async () => {
    const entity = bankChurn({
      ...BANK_CHURN,
      'mlflow.org/run-filter': "tags.a = 'x' OR tags.b = 'y'",
    });
    const service = serviceOf(main());
    expect((await service.experiments(entity, {})).items).toEqual([]);
    const runs = await service.searchRuns(entity, {
      server: 'main',
      experimentId: '1',
    });
    expect(runs.items).toEqual([]);
    expect(runs.sources[0]).toMatchObject({
      status: 'refused',
      annotation: 'mlflow.org/run-filter',
    });
  });

  it('that are deleted are said to be', async () => {
    const answer = {
      experiment: {
        experiment_id: '1',
        name: 'gone',
        lifecycle_stage: 'deleted',
      },
    };
    const config = new ConfigReader({
      mlops: { mlflow: { servers: [main({ access: 'any' })] } },
    });
    const servers = MlflowServers.fromConfig(config, {
      logger,
      fetch: async input =>
        String(input).includes('get-by-name')
          ? Response.json(answer)
          : Response.json({}),
    });
    const list = await ExperimentService.create({
      servers,
      logger,
    }).experiments(context('x', { 'mlflow.org/experiment-name': 'gone' }), {});
    expect(list.items).toEqual([]);
    expect(list.sources[0].message).toContain('is deleted there');
  });

  it('of one server stand when another one is down', async () => {
    const service = serviceOf(
      main(),
      main({ id: 'down', url: 'http://127.0.0.1:1' }),
    );
    const list = await service.experiments(bankChurn(), {});
    expect(list.items).toHaveLength(1);
    expect(list.sources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ server: 'main', status: 'ok' }),
        expect.objectContaining({
          server: 'down',
          status: 'unreachable',
          message: expect.stringContaining('cannot be reached'),
        }),
      ]),
    );
  });

  it('are not looked up by number while several servers could be meant', async () => {
    const service = serviceOf(main(), main({ id: 'second' }));
    const annotations = { 'mlflow.org/experiment-id': '1' };
    const open = await service.experiments(context('x', annotations), {});
    expect(open.items).toEqual([]);
    expect(open.sources).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('mlflow.org/server'),
      }),
    );
    const named = { ...annotations, 'mlflow.org/server': 'second' };
    const list = await service.experiments(context('x', named), {});
    expect(list.items).toMatchObject([{ server: 'second', experimentId: '1' }]);
  });
});

describe('without a usable server', () => {
  it('says what to configure', async () => {
    const service = serviceOf();
    await expect(service.experiments(bankChurn(), {})).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('mlops.mlflow.servers'),
    });
    await expect(service.overview(bankChurn({}))).resolves.toBeUndefined();
    await expect(service.overview(bankChurn())).resolves.toMatchObject({
      level: 'unknown',
    });
  });

  it('says what is wrong in the configuration, once in the log', async () => {
    const service = serviceOf(main({ access: 'everyone' }));
    const sentence = /mlops\.mlflow\.servers\[0\]\.access.*"owned".*"any"/;
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(sentence),
      expect.anything(),
    );
    for (const answer of [
      service.experiments(bankChurn(), {}),
      service.models(bankChurn(), {}),
      service.searchRuns(bankChurn(), { server: 'main', experimentId: '1' }),
    ]) {
      await expect(answer).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(sentence),
      });
    }
  });

  it('keeps a disabled server apart from a good one', async () => {
    const service = serviceOf(main({ id: 'broken', access: 'x' }), main());
    const list = await service.experiments(bankChurn(), {});
    expect(list.items).toHaveLength(1);
    expect(list.sources).toContainEqual(
      expect.objectContaining({ server: 'broken', status: 'unreachable' }),
    );
    await expect(
      service.searchRuns(bankChurn(), { server: 'broken', experimentId: '1' }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });
});

describe('searchRuns', () => {
  const search = { server: 'main', experimentId: '1' };

  it('filters, sorts and pages', async () => {
    const service = serviceOf(main());
    const wanted = {
      ...search,
      filter: "metrics.f1 > 0.8 AND params.max_depth = '6'",
      orderBy: ['metrics.f1 DESC'],
      limit: 3,
    };
    const first = await service.searchRuns(bankChurn(), wanted);
    const champion = scenarioRunId('bank-churn', 7);
    expect(first.items).toHaveLength(3);
    expect(first.items[0]).toMatchObject({
      server: 'main',
      experimentId: '1',
      runId: champion,
      status: 'finished',
      url: `https://mlflow.example.com/#/experiments/1/runs/${champion}`,
    });
    expect(first.items[0].metrics).toContainEqual({ key: 'f1', value: 0.868 });
    expect(first.items[0].params).toContainEqual({
      key: 'max_depth',
      value: '6',
    });
    const cursor = first.nextCursor;
    const second = await service.searchRuns(bankChurn(), { ...wanted, cursor });
    const ids = [...first.items, ...second.items].map(({ runId }) => runId);
    expect(new Set(ids).size).toBe(6);
  });

  it('names what JSON has no number for', async () => {
    const { items } = await serviceOf(main()).searchRuns(bankChurn(), {
      ...search,
      filter: "params.learning_rate = '3'",
    });
    expect(items[0].metrics).toEqual(
      expect.arrayContaining([
        { key: 'f1', value: 'NaN' },
        { key: 'grad_norm', value: 'Infinity' },
      ]),
    );
  });

  it('keeps the filter of the entity, whatever is asked', async () => {
    const entity = bankChurn({
      ...BANK_CHURN,
      'mlflow.org/run-filter': "params.max_depth = '4'",
    });
    const service = serviceOf(main());
    const depths = (list: {
      items: { params: { key: string; value: string }[] }[];
    }) =>
      new Set(
        list.items.map(
          ({ params }) => params.find(({ key }) => key === 'max_depth')?.value,
        ),
      );
    expect(depths(await service.searchRuns(entity, search))).toEqual(
      new Set(['4']),
    );
    const more = await service.searchRuns(entity, {
      ...search,
      filter: 'metrics.f1 > 0.5',
    });
    expect(depths(more)).toEqual(new Set(['4']));
    await expect(
      service.searchRuns(entity, {
        ...search,
        filter: "tags.a = 'x' OR params.max_depth = '6'",
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('OR'),
    });
    const unbalanced = { ...search, filter: "tags.a = 'x" };
    await expect(service.searchRuns(entity, unbalanced)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it.each([
    [
      { filter: 'metrics.f1 >' },
      "Invalid clause(s) in filter string: 'metrics.f1', '>'",
    ],
    [{ filter: "duration = 'x'" }, 'duration'],
    [{ orderBy: ['duration DESC'] }, 'duration'],
    [{ cursor: 'garbage' }, 'page token'],
  ])(
    "hands MLflow's complaint about %p on as the caller's mistake",
    async (part, words) => {
      await expect(
        serviceOf(main()).searchRuns(bankChurn(), { ...search, ...part }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(words),
      });
    },
  );

  it.each([
    ['of another entity', { server: 'main', experimentId: '2' }],
    ['that does not exist', { server: 'main', experimentId: '999' }],
    ['that is no number', { server: 'main', experimentId: '../1' }],
    ['on an unknown server', { server: 'http://evil', experimentId: '1' }],
  ])('finds no experiment %s', async (_, wanted) => {
    await expect(
      serviceOf(main()).searchRuns(bankChurn(), wanted),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('finds nothing on a server that the entity does not name', async () => {
    const entity = bankChurn({ ...BANK_CHURN, 'mlflow.org/server': 'second' });
    const service = serviceOf(main(), main({ id: 'second' }));
    await expect(service.searchRuns(entity, search)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('is not allowed for an experiment of another team, though the entity names it', async () => {
    const entity = context('demand-forecast', DEMAND_FORECAST);
    const wanted = { server: 'main', experimentId: '3' };
    const service = serviceOf(main());
    await expect(service.searchRuns(entity, wanted)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('forecast-team'),
    });
    const bob = context('demand-forecast', DEMAND_FORECAST, [
      'group:default/forecast-team',
    ]);
    expect((await service.searchRuns(bob, wanted)).items).toHaveLength(20);
  });

  it('answers a failing server as a source, with no rows', async () => {
    const service = serviceOf(main({ url: 'http://127.0.0.1:1' }));
    const list = await service.searchRuns(bankChurn(), search);
    expect(list).toMatchObject({
      items: [],
      sources: [{ server: 'main', status: 'unreachable' }],
    });
  });

  it('shortens values that would fill the page', async () => {
    const created = await put('runs/create', {
      experiment_id: '1',
      run_name: 'long',
    });
    const run_id = created.run.info.run_id;
    const params = [{ key: 'text', value: 'x'.repeat(6000) }];
    await put('runs/log-batch', { run_id, params });
    const { items } = await serviceOf(main()).searchRuns(bankChurn(), {
      ...search,
      filter: `run_id = '${run_id}'`,
    });
    expect(items[0].params[0].value).toHaveLength(201);
  });
});

describe('models of an entity', () => {
  it('come with aliases and their newest version', async () => {
    const list = await serviceOf(main()).models(bankChurn(), {});
    expect(list).toMatchObject({
      totalItems: 1,
      bound: true,
      items: [
        {
          server: 'main',
          name: 'bank-churn',
          latestVersion: {
            version: '8',
            aliases: ['challenger'],
            runId: scenarioRunId('bank-churn', 8),
            url: 'https://mlflow.example.com/#/models/bank-churn/versions/8',
          },
          aliases: [
            { alias: 'champion', version: '7' },
            { alias: 'challenger', version: '8' },
          ],
          url: 'https://mlflow.example.com/#/models/bank-churn',
        },
      ],
    });
  });

  it('without tags are seen by those who see the runs that they come from', async () => {
    const annotations = { 'mlflow.org/registered-model': 'fraud-detection' };
    const service = serviceOf(main());
    const seen = await service.models(context('x', annotations), {});
    expect(seen.items).toHaveLength(1);
    const other = await service.models(
      context('x', annotations, ['group:default/forecast-team']),
      {},
    );
    expect(other.items).toEqual([]);
    expect(other.sources[0]).toMatchObject({
      status: 'refused',
      annotation: 'mlflow.org/registered-model',
      message: expect.stringContaining('names no owner'),
    });
  });

  it('that do not exist are said to be missing', async () => {
    const annotations = { 'mlflow.org/registered-model': 'nope' };
    const list = await serviceOf(main()).models(context('x', annotations), {});
    expect(list.bound).toBe(true);
    expect(list.sources).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('no registered model "nope"'),
      }),
    );
  });
});

describe('overview', () => {
  it('counts the experiments and says how the latest run went', async () => {
    const row = await serviceOf(main()).overview(
      context('fraud-detection', {
        'mlflow.org/experiment-name': 'fraud-detection',
      }),
    );
    expect(row).toMatchObject({
      total: 1,
      level: 'warning',
      headline: expect.stringMatching(
        /^The latest run, [\w-]+, failed \d hours ago\.$/,
      ),
    });
  });

  it('takes no space when nothing is bound', async () => {
    await expect(
      serviceOf(main()).overview(context('docs-site')),
    ).resolves.toBeUndefined();
  });

  it('says why when nothing can be seen', async () => {
    const service = serviceOf(main({ url: 'http://127.0.0.1:1' }));
    await expect(service.overview(bankChurn())).resolves.toMatchObject({
      total: 0,
      level: 'unknown',
      headline: expect.stringContaining('cannot be reached'),
    });
  });
});
