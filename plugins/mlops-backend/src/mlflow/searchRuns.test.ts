import { scenarioRunId } from '@mlops-portal/sandbox';
import {
  bankChurn,
  BANK_CHURN,
  context,
  DEMAND_FORECAST,
  setupService,
} from './__testUtils__/setupService';

const { main, serviceOf, url } = setupService();

async function put(path: string, body: object) {
  const response = await fetch(`${url()}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

describe('searchRuns', () => {
  const search = { server: 'main', experimentId: '1' };

  it('filters, sorts and pages', async () => {
    const service = serviceOf([main()]);
    const wanted = {
      ...search,
      filter: "metrics.f1 > 0.8 AND params.max_depth = '6'",
      orderBy: ['metrics.f1 DESC'],
      limit: 3,
    };
    const first = await service.runs.search(bankChurn(), wanted);
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
    const second = await service.runs.search(bankChurn(), {
      ...wanted,
      cursor,
    });
    const ids = [...first.items, ...second.items].map(({ runId }) => runId);
    expect(new Set(ids).size).toBe(6);
  });

  it('names what JSON has no number for', async () => {
    const { items } = await serviceOf([main()]).runs.search(bankChurn(), {
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
    const service = serviceOf([main()]);
    const depths = (list: {
      items: { params: { key: string; value: string }[] }[];
    }) =>
      new Set(
        list.items.map(
          ({ params }) => params.find(({ key }) => key === 'max_depth')?.value,
        ),
      );
    expect(depths(await service.runs.search(entity, search))).toEqual(
      new Set(['4']),
    );
    const more = await service.runs.search(entity, {
      ...search,
      filter: 'metrics.f1 > 0.5',
    });
    expect(depths(more)).toEqual(new Set(['4']));
    const others = await service.runs.search(entity, {
      ...search,
      filter: "params.max_depth = '6' OR params.max_depth = '8'",
    });
    expect(others.items).toEqual([]);
    const unbalanced = { ...search, filter: "tags.a = 'x" };
    await expect(service.runs.search(entity, unbalanced)).rejects.toMatchObject(
      {
        name: 'InputError',
      },
    );
  });

  it('finds runs that pass one of several conditions, best first, over pages', async () => {
    const service = serviceOf([main()]);
    const values: number[] = [];
    const depths = new Set<string | undefined>();
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await service.runs.search(bankChurn(), {
        ...search,
        filter:
          "metrics.f1 > 0.5 AND (params.max_depth = '6' OR params.max_depth = '8')",
        orderBy: ['metrics.f1 DESC'],
        limit: 20,
        cursor,
      });
      for (const { runId, metrics, params } of page.items) {
        ids.add(runId);
        values.push(Number(metrics.find(({ key }) => key === 'f1')?.value));
        depths.add(params.find(({ key }) => key === 'max_depth')?.value);
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(depths).toEqual(new Set(['6', '8']));
    expect(values.length).toBeGreaterThan(20);
    expect(ids.size).toBe(values.length);
    expect(values).toEqual([...values].sort((a, b) => b - a));
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
        serviceOf([main()]).runs.search(bankChurn(), { ...search, ...part }),
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
      serviceOf([main()]).runs.search(bankChurn(), wanted),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('finds nothing on a server that the entity does not name', async () => {
    const entity = bankChurn({ ...BANK_CHURN, 'mlflow.org/server': 'second' });
    const service = serviceOf([main(), main({ id: 'second' })]);
    await expect(service.runs.search(entity, search)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('is not allowed for an experiment of another team, though the entity names it', async () => {
    const entity = context('demand-forecast', DEMAND_FORECAST);
    const wanted = { server: 'main', experimentId: '3' };
    const service = serviceOf([main()]);
    await expect(service.runs.search(entity, wanted)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('forecast-team'),
    });
    const bob = context('demand-forecast', DEMAND_FORECAST, [
      'group:default/forecast-team',
    ]);
    expect((await service.runs.search(bob, wanted)).items).toHaveLength(20);
  });

  it('answers a failing server as a source, with no rows', async () => {
    const service = serviceOf([main({ url: 'http://127.0.0.1:1' })]);
    const list = await service.runs.search(bankChurn(), search);
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
    const { items } = await serviceOf([main()]).runs.search(bankChurn(), {
      ...search,
      filter: `run_id = '${run_id}'`,
    });
    const [{ value, truncated }] = items[0].params;
    expect(value).toHaveLength(200);
    expect(truncated).toBe(true);
  });
});
