import type { KubernetesGateway } from '../kubernetes';
import type { PlatformMetrics, UpstreamLabels } from './PlatformMetrics';
import type { PlatformTracing } from './PlatformTracing';

/** What measures, and what it measures with. @public */
export interface MeasureOptions {
  readonly metrics: Pick<PlatformMetrics, 'upstreamDuration'>;
  readonly tracing: PlatformTracing;
  /** In milliseconds from some point; it never jumps. */
  readonly monotonic?: () => number;
}

/**
 * The same gateway, with a span around each call and its duration measured. A
 * watch lives for minutes and is no such call.
 *
 * @public
 */
export function measureGateway(
  gateway: KubernetesGateway,
  { metrics, tracing, monotonic = () => performance.now() }: MeasureOptions,
): KubernetesGateway {
  async function measured<
    T extends { readonly status: UpstreamLabels['outcome'] },
  >(
    operation: UpstreamLabels['operation'],
    cluster: string,
    call: () => Promise<T>,
  ): Promise<T> {
    const start = monotonic();
    return tracing.trace(
      `kubernetes.${operation}`,
      { cluster },
      async () => {
        const result = await call();
        metrics.upstreamDuration((monotonic() - start) / 1000, {
          upstream: 'kubernetes',
          operation,
          outcome: result.status,
        });
        return result;
      },
      ({ status }) => status,
    );
  }

  return {
    listClusters: options => gateway.listClusters(options),
    watch: (request, options) => gateway.watch(request, options),
    list: (request, options) =>
      measured('list', request.cluster, () => gateway.list(request, options)),
    listPage: (request, options) =>
      measured('list', request.cluster, () =>
        gateway.listPage(request, options),
      ),
    get: (request, options) =>
      measured('get', request.cluster, () => gateway.get(request, options)),
    patch: (request, options) =>
      measured('write', request.cluster, () => gateway.patch(request, options)),
    delete: (request, options) =>
      measured('write', request.cluster, () =>
        gateway.delete(request, options),
      ),
    logs: (request, options) =>
      measured('logs', request.cluster, () => gateway.logs(request, options)),
    selfSubjectAccessReview: (request, options) =>
      measured('review', request.cluster, () =>
        gateway.selfSubjectAccessReview(request, options),
      ),
  };
}
