import { scenarioRunId } from '@mlops-portal/sandbox';
import {
  BANK_CHURN,
  bankChurn,
  context,
  setupService,
} from './__testUtils__/setupService';

const { main, serviceOf } = setupService();
const place = { server: 'main', model: 'bank-churn', version: '7' };

describe('a version of a model of the entity', () => {
  it('says what it takes and gives, with an example and a fitting request', async () => {
    const version = await serviceOf([main()]).version(bankChurn(), place);
    expect(version).toMatchObject({
      server: 'main',
      model: 'bank-churn',
      version: '7',
      champion: true,
      aliases: ['champion'],
      run: { runId: scenarioRunId('bank-churn', 7) },
      servable: { uri: expect.stringMatching(/^s3:/) },
      flavors: expect.arrayContaining(['python_function']),
      mlflowVersion: expect.stringMatching(/^\d/),
      filesRoot: { run: scenarioRunId('bank-churn', 7) },
      sources: [{ status: 'ok' }],
    });
    expect(version.signature?.inputs.length).toBeGreaterThan(3);
    expect(version.request?.inputs).toHaveLength(
      version.signature?.inputs.length ?? 0,
    );
    expect(JSON.parse(version.inputExample ?? '')).toEqual(expect.anything());
  });

  it('has its files where the list of artifacts finds them', async () => {
    const service = serviceOf([main()]);
    const page = await service.versions(bankChurn(), place);
    const details = await Promise.all(
      page.items.map(({ version }) =>
        service.version(bankChurn(), { ...place, version }),
      ),
    );
    const roots = details.flatMap(({ filesRoot }) => filesRoot ?? []);
    expect(roots.length).toBeGreaterThan(1);
    for (const root of roots) {
      const { items } = await service.runs.artifacts(
        bankChurn(),
        { server: 'main', run: root.run },
        root,
      );
      expect(items.map(({ name }) => name)).toContain('MLmodel');
    }
  });

  it('tells nothing of a run outside the filter of the entity', async () => {
    const narrowed = bankChurn({
      ...BANK_CHURN,
      'mlflow.org/run-filter': 'metrics.f1 > 0.99',
    });
    const version = await serviceOf([main()]).version(narrowed, place);
    expect(version.run).toBeUndefined();
    expect(version.filesRoot).toBeUndefined();
  });

  it.each([
    ['of another team', bankChurn(), { ...place, model: 'demand-forecast' }],
    ['that no annotation names', context('x'), place],
    ['that is not there', bankChurn(), { ...place, version: '99' }],
    ['on another server', bankChurn(), { ...place, server: 'other' }],
  ])('is not answered for one %s', async (_, entity, wanted) => {
    await expect(
      serviceOf([main()]).version(entity, wanted),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it.each([
    ['is no YAML', '{{{'],
    ['runs code', 'flavors: !!python/object/apply:os.system ["id"]'],
    [
      'multiplies itself',
      `a: &a [${'x,'.repeat(
        10,
      )}]\n${'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n'}flavors: {x: [*b,*b,*b,*b,*b,*b,*b,*b,*b]}`,
    ],
    ['is a page', '<html><script>alert(1)</script></html>'],
    [
      'names an example outside of the model',
      'flavors: {sklearn: {}}\nsaved_input_example_info: {artifact_path: ../../secret}',
    ],
  ])(
    'is shown without what its MLmodel file says when that %s',
    async (_, text) => {
      const service = serviceOf([main()], async (input, init) =>
        String(input).includes('MLmodel')
          ? new Response(text)
          : fetch(input, init),
      );
      const version = await service.version(bankChurn(), place);
      expect(version.version).toBe('7');
      expect(version.inputExample).toBeUndefined();
      expect(version.signature).toBeUndefined();
    },
  );
});
