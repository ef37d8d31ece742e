import { scenarioRunId } from '@mlops-portal/sandbox';
import { bankChurn, context, setupService } from './__testUtils__/setupService';

const { main, serviceOf } = setupService();
const search = { server: 'main', model: 'bank-churn', limit: 5 };

/** Answers some paths of the server otherwise. */
function answering(
  answers: Readonly<Record<string, (url: URL) => unknown>>,
): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    const path = Object.keys(answers).find(part => url.pathname.includes(part));
    return path ? Response.json(answers[path](url)) : fetch(input, init);
  };
}

describe('versions of a model', () => {
  it('come newest first, with run, aliases and the address for KServe, over pages', async () => {
    const service = serviceOf([main()]);
    const page = await service.versions(bankChurn(), search);
    expect(page.items.map(({ version }) => version)).toEqual([
      '8',
      '7',
      '6',
      '5',
      '4',
    ]);
    expect(page.items[1]).toMatchObject({
      version: '7',
      aliases: ['champion'],
      status: 'ready',
      url: 'https://mlflow.example.com/#/models/bank-churn/versions/7',
      run: { runId: scenarioRunId('bank-churn', '7'), server: 'main' },
      servable: { uri: expect.stringMatching(/^s3:\/\//) },
    });
    expect(page.sources).toMatchObject([{ server: 'main', status: 'ok' }]);
    const rest = await service.versions(bankChurn(), {
      ...search,
      cursor: page.nextCursor,
    });
    expect(rest.items.map(({ version }) => version)).toEqual(['3', '2', '1']);
    expect(rest.nextCursor).toBeUndefined();
  });

  it.each([
    ['of another team', bankChurn(), { ...search, model: 'demand-forecast' }],
    ['that no annotation names', context('x'), search],
    ['on another server', bankChurn(), { ...search, server: 'other' }],
    [
      'whose name tries to end the filter',
      bankChurn(),
      { ...search, model: "x' OR name='bank-churn" },
    ],
  ])('are not answered for a model %s', async (_, entity, wanted) => {
    await expect(
      serviceOf([main()]).versions(entity, wanted),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('tell nothing of a run that the viewer may not see', async () => {
    const annotations = { 'mlflow.org/registered-model': 'bank-churn' };
    const page = await serviceOf([main()]).versions(
      context('bank-churn-model', annotations),
      search,
    );
    expect(page.items).toHaveLength(5);
    expect(page.items.map(({ run }) => run)).toEqual(Array(5).fill(undefined));
  });

  it('say why KServe cannot load them, and what to configure', async () => {
    const fetchFunction = answering({
      'get-download-uri': () => ({
        artifact_uri: 'mlflow-artifacts:/1/models/m-1/artifacts',
      }),
    });
    const unknown = await serviceOf([main()], fetchFunction).versions(
      bankChurn(),
      search,
    );
    expect(unknown.items[0].servable).toEqual({
      reason: expect.stringContaining('artifactsDestination of "main"'),
    });
    const known = await serviceOf(
      [main({ artifactsDestination: 's3://mlflow-artifacts/' })],
      fetchFunction,
    ).versions(bankChurn(), search);
    expect(known.items[0].servable).toEqual({
      uri: 's3://mlflow-artifacts/1/models/m-1/artifacts',
    });
  });

  it('are followed from runs and logged models to their files, and not for ever', async () => {
    const run = {
      info: {
        run_id: 'abc',
        experiment_id: '1',
        artifact_uri: 's3://bucket/1/abc/artifacts',
      },
      outputs: { model_outputs: [{ model_id: 'm-1' }] },
    };
    const logged = (id: string) => ({
      model: {
        info: {
          model_id: id,
          experiment_id: '1',
          name: 'model',
          artifact_uri: 's3://bucket/1/models/m-1/artifacts',
          status: 'LOGGED_MODEL_READY',
        },
      },
    });
    const places = [
      'runs:/abc/model',
      'runs:/abc/other',
      'models:/m-1',
      'models:/m-loop',
    ];
    const service = serviceOf(
      [main()],
      answering({
        'get-download-uri': url => ({
          artifact_uri: places[8 - Number(url.searchParams.get('version'))],
        }),
        'runs/get': () => ({ run }),
        'm-loop': () => ({
          model: {
            info: {
              model_id: 'm-loop',
              experiment_id: '1',
              artifact_uri: 'models:/m-loop',
            },
          },
        }),
        'logged-models/m-1': () => logged('m-1'),
      }),
    );
    const page = await service.versions(bankChurn(), { ...search, limit: 4 });
    expect(page.items.map(({ servable }) => servable)).toEqual([
      { uri: 's3://bucket/1/models/m-1/artifacts' },
      { uri: 's3://bucket/1/abc/artifacts/other' },
      { uri: 's3://bucket/1/models/m-1/artifacts' },
      { reason: expect.stringContaining('models:/m-loop') },
    ]);
  });

  it('are not followed to the files of another team’s model', async () => {
    const service = serviceOf(
      [main()],
      answering({
        'get-download-uri': url => ({
          artifact_uri:
            url.searchParams.get('name') === 'demand-forecast'
              ? 's3://others/demand-forecast'
              : 'models:/demand-forecast/1',
        }),
      }),
    );
    const page = await service.versions(bankChurn(), { ...search, limit: 1 });
    expect(page.items[0].servable).toEqual({
      reason: expect.stringContaining('models:/demand-forecast/1'),
    });
    expect(JSON.stringify(page)).not.toContain('s3://others');
  });

  it('are missing, with the reason, while the server does not answer', async () => {
    const broken: typeof fetch = async () =>
      new Response('busy', { status: 503 });
    const page = await serviceOf([main()], broken).versions(
      bankChurn(),
      search,
    );
    expect(page.items).toEqual([]);
    expect(page.sources).toMatchObject([
      { server: 'main', status: 'unreachable' },
    ]);
  });
});
