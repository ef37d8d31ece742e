import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  type TracingService,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';

/** What a span may say: few values, and none of a user. @public */
export type SpanAttributes = Readonly<
  Record<string, string | number | boolean>
>;

/** Spans around what takes time. @public */
export interface PlatformTracing {
  /** Runs the work in a span that ends with it. Failures that are values are named by `outcomeOf`. */
  trace<T>(
    name: string,
    attributes: SpanAttributes,
    work: () => Promise<T>,
    outcomeOf?: (result: T) => string,
  ): Promise<T>;
}

/** The only place that knows the alpha service. @internal */
export function createPlatformTracing(
  tracing: Pick<TracingService, 'startActiveSpan'>,
): PlatformTracing {
  return {
    trace: (name, attributes, work, outcomeOf) =>
      tracing.startActiveSpan(
        name,
        { attributes, kind: 'client' },
        async span => {
          const result = await work();
          const outcome = outcomeOf?.(result);
          if (outcome !== undefined) {
            span.setAttribute('outcome', outcome);
            span.setStatus({ code: outcome === 'ok' ? 'ok' : 'error' });
          }
          return result;
        },
      ),
  };
}

/** @public */
export const platformTracingServiceRef = createServiceRef<PlatformTracing>({
  id: 'mlops.platform-tracing',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { tracing: tracingServiceRef },
      factory: ({ tracing }) => createPlatformTracing(tracing),
    }),
});
