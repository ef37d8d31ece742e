import type { PlatformMetrics, UpstreamLabels } from './PlatformMetrics';
import type { PlatformTracing, SpanAttributes } from './PlatformTracing';

/** What measures, and what it measures with. @public */
export interface MeasureOptions {
  readonly metrics: Pick<PlatformMetrics, 'upstreamDuration'>;
  readonly tracing: PlatformTracing;
  /** In milliseconds from some point; it never jumps. */
  readonly monotonic?: () => number;
}

/** One call that takes time elsewhere. @internal */
export interface UpstreamCall<T> {
  readonly upstream: UpstreamLabels['upstream'];
  readonly operation: UpstreamLabels['operation'];
  /** Of the span: few values, and none of a user, a URL or a secret. */
  readonly attributes: SpanAttributes;
  work(): Promise<T>;
  outcomeOf(result: T): UpstreamLabels['outcome'];
}

/** Does something with a span around it and its duration measured. @internal */
export async function measureUpstream<T>(
  call: UpstreamCall<T>,
  { metrics, tracing, monotonic = () => performance.now() }: MeasureOptions,
): Promise<T> {
  const { upstream, operation, attributes, work, outcomeOf } = call;
  const start = monotonic();
  return tracing.trace(
    `${upstream}.${operation}`,
    attributes,
    async () => {
      const result = await work();
      const seconds = (monotonic() - start) / 1000;
      const outcome = outcomeOf(result);
      metrics.upstreamDuration(seconds, { upstream, operation, outcome });
      return result;
    },
    outcomeOf,
  );
}
