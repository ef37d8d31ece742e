import { scenarioModelId, scenarioRunId } from '@mlops-portal/sandbox';
import {
  BANK_CHURN,
  bankChurn,
  context,
  DEMAND_FORECAST,
  setupService,
} from './__testUtils__/setupService';

const { main, serviceOf, url } = setupService();
const champion = scenarioRunId('bank-churn', 7);
const foreign = scenarioRunId('demand-forecast', 1);
const place = { server: 'main', run: champion };
const none = async () => [];

async function put(path: string, body: object) {
  const response = await fetch(`${url()}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function createRun(rest: object = {}) {
  const created = await put('runs/create', {
    experiment_id: '1',
    run_name: 'made for a test',
    start_time: Date.now() - 3_600_000,
    ...rest,
  });
  expect(created).toMatchObject({ run: { info: {} } });
  return created.run.info.run_id as string;
}

describe('a run of an entity', () => {
  it('comes with everything about it', async () => {
    const run = await serviceOf([main()]).runs.get(bankChurn(), place, none);
    expect(run).toMatchObject({
      server: 'main',
      runId: champion,
      experiment: 'bank-churn',
      status: 'finished',
      lifecycle: 'active',
      childCount: 0,
      hasChildren: false,
      artifactUri: expect.stringMatching(/^s3:\/\//),
      registeredVersions: [
        {
          name: 'bank-churn',
          version: '7',
          aliases: ['champion'],
          ofEntity: true,
        },
      ],
      sources: [{ server: 'main', status: 'ok' }],
    });
    const f1 = run.metrics.find(({ key }) => key === 'f1');
    expect(f1).toMatchObject({ value: 0.868, step: expect.any(Number) });
    expect(run.datasets?.[0]).toMatchObject({
      name: expect.any(String),
      digest: expect.any(String),
    });
    expect(run.durationMs).toBeGreaterThan(0);
  });

  it('says what it is a part of, and how many parts it has', async () => {
    const service = serviceOf([main()]);
    const { items } = await service.runs.search(bankChurn(), {
      server: 'main',
      experimentId: '1',
      filter: "attributes.run_name = 'depth-sweep'",
    });
    const parent = { server: 'main', run: items[0].runId };
    const sweep = await service.runs.get(bankChurn(), parent, none);
    expect(sweep.childCount).toBe(6);
    expect(sweep.hasChildren).toBe(true);
    const children = await service.runs.search(bankChurn(), {
      server: 'main',
      experimentId: '1',
      parent: parent.run,
    });
    expect(children.items).toHaveLength(6);
    const child = await service.runs.get(
      bankChurn(),
      { server: 'main', run: children.items[0].runId },
      none,
    );
    expect(child.parent).toEqual({ runId: parent.run, name: 'depth-sweep' });
  });

  it.each([
    ['of another team', foreign],
    ['that does not exist', '0'.repeat(32)],
    ['whose id is none', "x' OR run_id = 'y"],
    ['whose id is a path', '../experiments/get'],
  ])('is not answered for one %s, with the same words', async (_, run) => {
    const { runs } = serviceOf([main()]);
    const wanted = { server: 'main', run };
    const message = `component:default/bank-churn has no run "${run}" on MLflow server "main" that you may see.`;
    for (const attempt of [
      runs.get(bankChurn(), wanted, none),
      runs.artifacts(bankChurn(), wanted, {}),
      runs.artifact(bankChurn(), wanted, { path: 'a.txt' }),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        name: 'NotFoundError',
        message,
      });
    }
  });

  it('is not answered where the experiment is only claimed by annotation', async () => {
    const { runs } = serviceOf([main()]);
    const claim = context('x', DEMAND_FORECAST);
    await expect(
      runs.get(claim, { server: 'main', run: foreign }, none),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('is not answered where it does not pass the filter of the entity', async () => {
    const { runs } = serviceOf([main()]);
    const narrowed = bankChurn({
      ...BANK_CHURN,
      'mlflow.org/run-filter': 'metrics.f1 > 0.9',
    });
    await expect(runs.get(narrowed, place, none)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const wide = bankChurn({
      ...BANK_CHURN,
      'mlflow.org/run-filter': 'metrics.f1 > 0.5 OR metrics.f1 < 0.1',
    });
    await expect(runs.get(wide, place, none)).resolves.toMatchObject({
      runId: champion,
    });
  });

  it('names its notebook where that is the entity’s', async () => {
    const run = await createRun({
      tags: [{ key: 'backstage.io/notebook', value: 'churn/explore' }],
    });
    const { runs } = serviceOf([main()]);
    const of = async (names: string[]) => {
      const found = await runs.get(
        bankChurn(),
        { server: 'main', run },
        async () =>
          names.map(name => ({ cluster: 'local', namespace: 'churn', name })),
      );
      return found.notebook;
    };
    expect(await of(['other', 'explore'])).toEqual({
      cluster: 'local',
      namespace: 'churn',
      name: 'explore',
    });
    expect(await of(['other'])).toBeUndefined();
  });

  it('links to its commit only at hosts that the portal knows', async () => {
    const tags = (repo: string) => [
      { key: 'mlflow.source.git.commit', value: 'a'.repeat(40) },
      { key: 'mlflow.source.git.repoURL', value: repo },
    ];
    const known = await createRun({
      tags: tags('https://bot:sesame@github.com/acme/churn.git'),
    });
    const unknown = await createRun({
      tags: tags('https://evil.example/acme/churn.git'),
    });
    const { runs } = serviceOf([main()]);
    const sourceOf = async (run: string) =>
      (await runs.get(bankChurn(), { server: 'main', run }, none)).source;
    expect(await sourceOf(known)).toMatchObject({
      repoUrl: 'https://github.com/acme/churn.git',
      link: `https://github.com/acme/churn/commit/${'a'.repeat(40)}`,
    });
    expect((await sourceOf(unknown))?.link).toBeUndefined();
  });

  it('that has been running for days has stalled', async () => {
    const old = await createRun({ start_time: Date.now() - 3 * 86_400_000 });
    const young = await createRun();
    const { runs } = serviceOf([main()]);
    const stalled = async (run: string) =>
      (await runs.get(bankChurn(), { server: 'main', run }, none)).stalled;
    expect(await stalled(old)).toBe(true);
    expect(await stalled(young)).toBeUndefined();
  });

  it('has long values cut and said to be', async () => {
    const run = await createRun();
    await put('runs/set-tag', {
      run_id: run,
      key: 'long',
      value: 'x'.repeat(7000),
    });
    const { runs } = serviceOf([main()]);
    const { tags } = await runs.get(bankChurn(), { server: 'main', run }, none);
    const long = tags?.find(({ key }) => key === 'long');
    expect(long?.value).toHaveLength(6000);
    expect(long?.truncated).toBe(true);
  });
});

describe('the files of a run', () => {
  it('are listed, folders first', async () => {
    const { runs } = serviceOf([main()]);
    const { items, rootUri } = await runs.artifacts(bankChurn(), place, {});
    expect(rootUri).toMatch(/^s3:\/\//);
    expect(items.length).toBeGreaterThan(0);
    const directories = items.map(({ directory }) => directory);
    expect(directories).toEqual([...directories].sort().reverse());
  });

  it('are read byte by byte', async () => {
    const { runs } = serviceOf([main()]);
    const [folder] = (await runs.artifacts(bankChurn(), place, {})).items;
    expect(folder.directory).toBe(true);
    const { items } = await runs.artifacts(bankChurn(), place, folder);
    const file = items.find(({ directory }) => !directory);
    const path = file?.path ?? '';
    const content = await runs.artifact(bankChurn(), place, { path });
    const bytes = await new Response(content.body).arrayBuffer();
    expect(bytes.byteLength).toBe(file?.size);
  });

  it('of a model that the run logged are listed, of another one not', async () => {
    const { runs } = serviceOf([main()]);
    const model = scenarioModelId('bank-churn', 7);
    const run = await runs.get(bankChurn(), place, none);
    const logged = run.loggedModels[0]?.modelId ?? model;
    const { items } = await runs.artifacts(bankChurn(), place, {
      model: logged,
    });
    expect(items.map(({ name }) => name)).toContain('MLmodel');
    const other = scenarioModelId('demand-forecast', 1);
    for (const attempt of [
      runs.artifacts(bankChurn(), place, { model: other }),
      runs.artifact(bankChurn(), place, { model: other, path: 'MLmodel' }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });

  it.each(['../x', 'a/../../x', '%2e%2e/x', '/etc/passwd', 'a\\..\\b'])(
    'are not looked for at %p',
    async path => {
      const { runs } = serviceOf([main()]);
      await expect(
        runs.artifact(bankChurn(), place, { path }),
      ).rejects.toMatchObject({ name: 'InputError' });
      await expect(
        runs.artifacts(bankChurn(), place, { path }),
      ).rejects.toMatchObject({ name: 'InputError' });
    },
  );

  it('that are not there, or are folders, are said to be missing', async () => {
    const { runs } = serviceOf([main()]);
    await expect(
      runs.artifact(bankChurn(), place, { path: 'nope.txt' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('the history of a metric', () => {
  const query = { server: 'main', metric: 'loss', runs: [champion] };

  it('comes for runs of the entity, and says which are not', async () => {
    const { runs } = serviceOf([main()]);
    const { items } = await runs.search(bankChurn(), {
      server: 'main',
      experimentId: '1',
      limit: 5,
      filter: "attributes.status = 'FINISHED'",
    });
    const own = items.map(({ runId }) => runId);
    const run = await runs.get(
      bankChurn(),
      { server: 'main', run: own[0] },
      none,
    );
    const metric = run.metrics.find(({ step = 0 }) => step > 0)?.key ?? 'loss';
    const found = await runs.histories(bankChurn(), {
      ...query,
      metric,
      runs: [...own, foreign, '../x'],
      maxPoints: 10,
    });
    expect(found.unknown).toEqual([foreign, '../x']);
    expect(found.series.length).toBeGreaterThan(0);
    for (const { run: id, points } of found.series) {
      expect(own).toContain(id);
      const steps = points.map(([step]) => step);
      expect(steps).toEqual([...steps].sort((one, other) => one - other));
    }
  });

  it('asks for runs that have been listed without reading them again', async () => {
    const asked: string[] = [];
    const { runs } = serviceOf([main()], async (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    });
    const { items } = await runs.search(bankChurn(), {
      server: 'main',
      experimentId: '1',
      limit: 50,
    });
    asked.length = 0;
    await runs.histories(bankChurn(), {
      ...query,
      runs: items.map(({ runId }) => runId),
    });
    expect(asked.filter(one => one.includes('runs/'))).toEqual([]);
  });

  it('does not tell of foreign runs even when they have been seen', async () => {
    const { runs } = serviceOf([main()]);
    const theirs = context('demand-forecast', DEMAND_FORECAST, [
      'group:default/forecast-team',
    ]);
    await runs.search(theirs, { server: 'main', experimentId: '3' });
    const found = await runs.histories(bankChurn(), {
      ...query,
      runs: [foreign],
    });
    expect(found).toMatchObject({ series: [], unknown: [foreign] });
  });

  it.each([
    [{ startStep: 1 }],
    [{ endStep: 1 }],
    [{ startStep: 5, endStep: 1 }],
  ])('refuses the range %p', async range => {
    const { runs } = serviceOf([main()]);
    await expect(
      runs.histories(bankChurn(), { ...query, ...range }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
