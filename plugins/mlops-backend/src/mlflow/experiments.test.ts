import {
  bankChurn,
  BANK_CHURN,
  context,
  DEMAND_FORECAST,
  setupService,
} from './__testUtils__/setupService';

const { main, serviceOf } = setupService();

describe('experiments of an entity', () => {
  it('are those that its annotation names, with a link to MLflow', async () => {
    const list = await serviceOf([main()]).experiments(bankChurn(), {});
    expect(list).toEqual({
      items: [
        {
          server: 'main',
          experimentId: '1',
          name: 'bank-churn',
          lifecycle: 'active',
          note: expect.stringContaining('Who leaves the bank?'),
          tags: [],
          artifactLocation: 's3://mlflow-artifacts/1',
          primaryMetric: { name: 'f1', greaterIsBetter: true },
          createdAt: expect.any(String),
          lastUpdatedAt: expect.any(String),
          url: 'https://mlflow.example.com/#/experiments/1',
        },
      ],
      nextCursor: undefined,
      totalItems: 1,
      bound: true,
      servers: [
        {
          server: 'main',
          version: expect.stringMatching(/^3\./),
          externalUrl: 'https://mlflow.example.com',
          capabilities: {
            loggedModels: true,
            datasets: true,
            bulkIntervalHistory: true,
            parentIsNull: true,
            workspaces: false,
          },
        },
      ],
      sources: [{ server: 'main', status: 'ok', asOf: expect.any(String) }],
    });
  });

  it('are those whose tag names it, without any annotation', async () => {
    const list = await serviceOf([main()]).experiments(bankChurn({}), {});
    expect(list.items.map(({ name }) => name)).toEqual(['bank-churn']);
    expect(list.bound).toBe(true);
  });

  it('are each there once and in pages of a stable order', async () => {
    const service = serviceOf([main()]);
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
    const list = await serviceOf([main()]).experiments(
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
    const list = await serviceOf([main()]).experiments(
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
    const service = serviceOf([main({ owners })]);
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
    const list = await serviceOf([main({ access: 'any' })]).experiments(
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
    const list = await serviceOf([main()]).experiments(
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
      'mlflow.org/run-filter': "tags.a = 'x' OR",
    });
    const service = serviceOf([main()]);
    expect((await service.experiments(entity, {})).items).toEqual([]);
    const runs = await service.runs.search(entity, {
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
    const experiment = {
      experiment_id: '1',
      name: 'gone',
      lifecycle_stage: 'deleted',
    };
    const service = serviceOf([main({ access: 'any' })], async input =>
      Response.json(
        String(input).includes('get-by-name') ? { experiment } : {},
      ),
    );
    const annotations = { 'mlflow.org/experiment-name': 'gone' };
    const list = await service.experiments(context('x', annotations), {});
    expect(list.items).toEqual([]);
    expect(list.sources[0].message).toContain('is deleted there');
  });

  it('of one server stand when another one is down', async () => {
    const service = serviceOf([
      main(),
      main({ id: 'down', url: 'http://127.0.0.1:1' }),
    ]);
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
    const service = serviceOf([main(), main({ id: 'second' })]);
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
