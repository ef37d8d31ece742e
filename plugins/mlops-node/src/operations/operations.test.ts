import { createPlatformMetrics } from './PlatformMetrics';
import { createPlatformTracing } from './PlatformTracing';

describe('the metrics of the platform', () => {
  it('have the names that are documented, and few labels', () => {
    const recorded: [string, number, unknown][] = [];
    const instrument = (name: string) => ({
      add: (value: number, labels: unknown) =>
        recorded.push([name, value, labels]),
      record: (value: number, labels: unknown) =>
        recorded.push([name, value, labels]),
    });
    const metrics = createPlatformMetrics({
      createCounter: instrument,
      createGauge: instrument,
      createHistogram: instrument,
    });
    const watch = { cluster: 'prod', resource: 'notebooks.kubeflow.org' };
    metrics.watchRestarted({ ...watch, reason: 'expired' });
    metrics.watchLag(0.2, { ...watch, ...{ user: 'alice' } });
    metrics.storeObjects(5000, watch);
    metrics.upstreamDuration(0.1, {
      upstream: 'kubernetes',
      operation: 'list',
      outcome: 'ok',
    });
    expect(recorded).toEqual([
      ['watch.restarts', 1, { ...watch, reason: 'expired' }],
      ['watch.lag', 0.2, watch],
      ['store.objects', 5000, watch],
      [
        'upstream.duration',
        0.1,
        { upstream: 'kubernetes', operation: 'list', outcome: 'ok' },
      ],
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
