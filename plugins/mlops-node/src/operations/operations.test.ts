import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '../kubernetes';
import { createPlatformMetrics } from './PlatformMetrics';
import { createPlatformTracing } from './PlatformTracing';
import { measureGateway } from './measureGateway';

describe('the metrics of the platform', () => {
  const recorded: [string, number, unknown][] = [];
  const callbacks: (() => void)[] = [];
  const observable = (name: string) => ({
    addCallback: (callback: (result: never) => unknown) => {
      const observe = (value: number, labels: unknown) =>
        recorded.push([name, value, labels]);
      callbacks.push(() => callback({ observe } as never));
    },
    removeCallback: () => {},
  });
  const metrics = createPlatformMetrics(
    {
      createObservableCounter: observable,
      createObservableGauge: observable,
      createHistogram: name => ({
        record: (value, labels) => recorded.push([name, value, labels]),
      }),
    },
    () => Date.parse('2026-01-01T00:00:10Z'),
  );
  beforeEach(() => recorded.splice(0));

  it('tell of each watch how it fares', () => {
    const watch = { cluster: 'prod', resource: 'notebooks.kubeflow.org' };
    metrics.observeStore({
      reports: () => [
        {
          ...watch,
          state: {
            status: 'stale',
            asOf: '2026-01-01T00:00:00Z',
            message: 'Down.',
          },
          objects: 5000,
          restarts: 3,
        },
        {
          cluster: 'gone',
          resource: 'pods',
          labelSelector: 'notebook-name',
          state: { status: 'unreachable', message: 'Down.' },
          objects: 0,
          restarts: 9,
        },
      ],
    });
    callbacks.forEach(callback => callback());
    const gone = {
      cluster: 'gone',
      resource: 'pods',
      labelSelector: 'notebook-name',
    };
    expect(recorded).toEqual([
      ['watch.restarts', 3, watch],
      ['watch.restarts', 9, gone],
      ['store.objects', 5000, watch],
      ['store.objects', 0, gone],
      ['watch.lag', 10, watch],
    ]);
  });

  it('tell how long a cluster took, and not who asked for what', async () => {
    let now = 0;
    const gateway = measureGateway(
      {
        list: async () => {
          now += 1500;
          return { status: 'forbidden', message: 'No.' };
        },
      } as unknown as KubernetesGateway,
      {
        metrics,
        tracing: { trace: (_name, _attributes, work) => work() },
        monotonic: () => now,
      },
    );
    await gateway.list(
      {
        cluster: 'prod',
        resource: notebookResource,
        namespace: 'secret-place',
      },
      { clusterToken: 'secret-token' },
    );
    expect(recorded).toEqual([
      [
        'upstream.duration',
        1.5,
        { upstream: 'kubernetes', operation: 'list', outcome: 'forbidden' },
      ],
    ]);
  });

  it('tell how long was waited for each page of a list', async () => {
    let now = 0;
    async function* pages() {
      for (const place of ['a', undefined]) {
        now += 500;
        yield { status: 'ok' as const, items: [], continue: place };
      }
    }
    const gateway = measureGateway(
      { listPages: pages } as unknown as KubernetesGateway,
      {
        metrics,
        tracing: { trace: (_name, _attributes, work) => work() },
        monotonic: () => now,
      },
    );
    const places: unknown[] = [];
    for await (const page of gateway.listPages({
      cluster: 'prod',
      resource: notebookResource,
      limit: 500,
    })) {
      places.push(page.status === 'ok' && page.continue);
    }
    expect(places).toEqual(['a', undefined]);
    const labels = { upstream: 'kubernetes', operation: 'list', outcome: 'ok' };
    expect(recorded).toEqual([
      ['upstream.duration', 0.5, labels],
      ['upstream.duration', 0.5, labels],
    ]);
  });
});

describe('the spans of the platform', () => {
  const span = { setAttribute: jest.fn(), setStatus: jest.fn() };
  const startActiveSpan = jest.fn(
    async (
      _name: string,
      _options: object,
      work: (it: typeof span) => unknown,
    ) => work(span),
  );
  const tracing = createPlatformTracing({
    startActiveSpan: startActiveSpan as never,
  });
  beforeEach(() => jest.clearAllMocks());

  it('end with the work, and say how it went', async () => {
    const result = await tracing.trace(
      'kubernetes.list',
      { cluster: 'prod' },
      async () => ({ status: 'forbidden' }),
      ({ status }) => status,
    );
    expect(result).toEqual({ status: 'forbidden' });
    expect(startActiveSpan).toHaveBeenCalledWith(
      'kubernetes.list',
      { attributes: { cluster: 'prod' }, kind: 'client' },
      expect.any(Function),
    );
    expect(span.setAttribute).toHaveBeenCalledWith('outcome', 'forbidden');
    expect(span.setStatus).toHaveBeenCalledWith({ code: 'error' });
  });

  it('hand on what is thrown', async () => {
    const work = () => Promise.reject(new Error('broken'));
    await expect(tracing.trace('x', {}, work)).rejects.toThrow('broken');
  });
});
