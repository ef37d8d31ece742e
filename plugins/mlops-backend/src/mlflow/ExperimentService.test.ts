import { bankChurn, context, setupService } from './__testUtils__/setupService';

const { logger, main, serviceOf } = setupService();

describe('without a usable server', () => {
  it('says what to configure', async () => {
    const service = serviceOf([]);
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
    const service = serviceOf([main({ access: 'everyone' })]);
    const sentence = /mlops\.mlflow\.servers\[0\]\.access.*"owned".*"any"/;
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(sentence),
      expect.anything(),
    );
    for (const answer of [
      service.experiments(bankChurn(), {}),
      service.models(bankChurn(), {}),
      service.runs.search(bankChurn(), { server: 'main', experimentId: '1' }),
    ]) {
      await expect(answer).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(sentence),
      });
    }
  });

  it('keeps a disabled server apart from a good one', async () => {
    const service = serviceOf([main({ id: 'broken', access: 'x' }), main()]);
    const list = await service.experiments(bankChurn(), {});
    expect(list.items).toHaveLength(1);
    expect(list.sources).toContainEqual(
      expect.objectContaining({ server: 'broken', status: 'unreachable' }),
    );
    await expect(
      service.runs.search(bankChurn(), { server: 'broken', experimentId: '1' }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });
});

describe('overview', () => {
  it('counts the experiments and says how the latest run went', async () => {
    const row = await serviceOf([main()]).overview(
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
      serviceOf([main()]).overview(context('docs-site')),
    ).resolves.toBeUndefined();
  });

  it('says why when nothing can be seen', async () => {
    const service = serviceOf([main({ url: 'http://127.0.0.1:1' })]);
    await expect(service.overview(bankChurn())).resolves.toMatchObject({
      total: 0,
      level: 'unknown',
      headline: expect.stringContaining('cannot be reached'),
    });
  });
});
