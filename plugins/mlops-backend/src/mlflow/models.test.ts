import { scenarioRunId } from '@mlops-portal/sandbox';
import { bankChurn, context, setupService } from './__testUtils__/setupService';

const { main, serviceOf } = setupService();

describe('models of an entity', () => {
  it('come with aliases and their newest version', async () => {
    const list = await serviceOf([main()]).models(bankChurn(), {});
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
            { alias: 'challenger', version: '8' },
            { alias: 'champion', version: '7' },
          ],
          champion: '7',
          url: 'https://mlflow.example.com/#/models/bank-churn',
        },
      ],
    });
  });

  it('without tags are seen by those who see the runs that they come from', async () => {
    const annotations = { 'mlflow.org/registered-model': 'fraud-detection' };
    const service = serviceOf([main()]);
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
    const list = await serviceOf([main()]).models(
      context('x', annotations),
      {},
    );
    expect(list.bound).toBe(true);
    expect(list.sources).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('no registered model "nope"'),
      }),
    );
  });
});
