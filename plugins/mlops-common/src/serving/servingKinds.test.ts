import { describeShared, readManifests } from '../__fixtures__/sharedFixtures';
import {
  parseInferenceGraph,
  parseLLMInferenceService,
  parseServingRuntime,
} from '.';

const metadata = { namespace: 'churn', name: 'one' };

describe.each<[string, (object: unknown) => { readonly name: string }]>([
  ['parseInferenceGraph', parseInferenceGraph],
  ['parseLLMInferenceService', parseLLMInferenceService],
  ['parseServingRuntime', parseServingRuntime],
])('%s', (_name, parse) => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', [7]],
    ['an object without anything', {}],
    ['fields of the wrong type', { metadata: 7, spec: 'x', status: [] }],
    [
      'inner fields of the wrong type',
      {
        spec: {
          nodes: { root: 7, other: { steps: 'x' } },
          model: [],
          supportedModelFormats: [7, {}],
          containers: 'x',
          protocolVersions: [{}],
        },
        status: { url: 'ftp://x', addresses: [{ url: 'data:x' }] },
      },
    ],
  ])('survives %s', (_what, object) => {
    expect(parse(object).name).toBe('');
  });
});

describe('parseServingRuntime', () => {
  it('reads what it serves, and whether it is chosen without being named', () => {
    const runtime = parseServingRuntime({
      metadata: { name: 'mlserver' },
      spec: {
        disabled: true,
        protocolVersions: ['v2'],
        supportedModelFormats: [
          { name: 'mlflow', version: '2', autoSelect: true, priority: 1 },
          { name: 'sklearn', version: 1 },
        ],
        containers: [{ name: 'kserve-container', image: 'mlserver:1' }],
        workerSpec: {},
      },
    });
    expect(runtime).toMatchObject({
      namespace: '',
      name: 'mlserver',
      disabled: true,
      multiModel: false,
      multiNode: true,
      protocols: ['v2'],
      formats: [
        { name: 'mlflow', version: '2', autoSelect: true, priority: 1 },
        { name: 'sklearn', version: '1', autoSelect: false },
      ],
      containers: [{ name: 'kserve-container', image: 'mlserver:1' }],
    });
  });
});

describe('parseInferenceGraph', () => {
  it('reads the way of a request', () => {
    const graph = parseInferenceGraph({
      metadata: {
        ...metadata,
        annotations: { 'serving.kserve.io/stop': 'true' },
      },
      spec: {
        nodes: {
          root: {
            routerType: 'Splitter',
            steps: [
              { serviceName: 'a', weight: 20 },
              { nodeName: 'second', weight: 80, condition: 'x' },
            ],
          },
          second: {
            routerType: 'Sequence',
            steps: [{ serviceUrl: 'https://example.com/v1' }],
          },
        },
      },
      status: { url: 'http://one.churn.example.com' },
    });
    expect(graph).toMatchObject({
      ...metadata,
      nodes: [
        {
          name: 'root',
          router: 'Splitter',
          steps: [
            { service: 'a', weight: 20 },
            { node: 'second', weight: 80, condition: 'x' },
          ],
        },
        { name: 'second', steps: [{ url: 'https://example.com/v1' }] },
      ],
      url: 'http://one.churn.example.com',
      stopRequested: true,
      problems: [],
    });
  });
});

describe('parseLLMInferenceService', () => {
  it('reads its model, where it answers and how far it is', () => {
    const service = parseLLMInferenceService({
      metadata,
      spec: {
        model: {
          uri: 's3://user:secret@bucket/model?signature=secret',
          lora: { adapters: [{ name: 'sql' }, {}] },
        },
        replicas: 2,
        scaling: { minReplicas: 1, maxReplicas: 4 },
        prefill: { replicas: 1 },
      },
      status: {
        url: 'https://one.example.com',
        addresses: [
          { name: 'gateway', url: 'https://one.example.com/' },
          { name: 'broken' },
        ],
        workloads: { primary: { readyReplicas: 1 } },
        conditions: [{ type: 'Ready', status: 'False', reason: 'Stopped' }],
      },
    });
    expect(service).toMatchObject({
      model: { name: 'one', uri: 's3://bucket/model', adapters: ['sql'] },
      replicas: { desired: 2, min: 1, max: 4, ready: 1 },
      prefill: true,
      url: 'https://one.example.com',
      addresses: [{ name: 'gateway', url: 'https://one.example.com/' }],
      conditions: [{ type: 'Ready', status: 'False', reason: 'Stopped' }],
    });
    expect(JSON.stringify(service)).not.toContain('secret');
  });

  it.each([
    ['the model in the words of its clients', { name: 'facebook/opt' }],
    ['itself, where nothing is written', {}],
  ])('is asked for %s', (_what, model: { name?: string }) => {
    const service = parseLLMInferenceService({ metadata, spec: { model } });
    expect(service.model.name).toBe(model.name ?? 'one');
  });
});

describeShared('public manifests', () => {
  const manifests = readManifests('fixtures/kserve');
  const ofKind = (...kinds: string[]) =>
    manifests.filter(({ object }) => kinds.includes(`${object.kind}`));

  it('have graphs, models and runtimes that are understood', () => {
    const graphs = ofKind('InferenceGraph').map(({ object }) =>
      parseInferenceGraph(object),
    );
    const models = ofKind('LLMInferenceService').map(({ object }) =>
      parseLLMInferenceService(object),
    );
    const runtimes = ofKind('ServingRuntime', 'ClusterServingRuntime').map(
      ({ object }) => parseServingRuntime(object),
    );
    expect(
      Math.min(graphs.length, models.length, runtimes.length),
    ).toBeGreaterThan(0);
    for (const { problems, nodes } of graphs) {
      expect([problems, nodes.map(({ name }) => name)]).toEqual([
        [],
        expect.arrayContaining(['root']),
      ]);
    }
    for (const { problems, model } of models) {
      expect([problems, model.uri]).toEqual([[], expect.any(String)]);
    }
    for (const { formats } of runtimes) {
      expect(formats.length).toBeGreaterThan(0);
    }
  });
});
