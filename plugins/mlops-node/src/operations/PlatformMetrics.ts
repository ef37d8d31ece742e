import {
  type MetricsService,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/** Which watch: one of clusters × kinds, and so of few. @public */
export interface WatchLabels {
  readonly cluster: string;
  /** "notebooks.kubeflow.org" */
  readonly resource: string;
}

/** @public */
export interface UpstreamLabels {
  readonly upstream: 'kubernetes' | 'mlflow';
  readonly operation: 'list' | 'get' | 'watch' | 'write' | 'logs' | 'review';
  readonly outcome:
    | 'ok'
    | 'expired'
    | 'forbidden'
    | 'unauthorized'
    | 'unreachable'
    | 'not-installed';
}

/**
 * What the plugin measures of itself. No label names a user, a namespace or an
 * object: there would be too many, and some are nobody else's business.
 *
 * @public
 */
export interface PlatformMetrics {
  /** A watch ended and begins anew. */
  watchRestarted(
    labels: WatchLabels & {
      readonly reason: 'ended' | 'expired' | 'failed';
    },
  ): void;
  /** Between a change in the cluster and its arrival, or of a watch that hears nothing. */
  watchLag(seconds: number, labels: WatchLabels): void;
  storeObjects(count: number, labels: WatchLabels): void;
  upstreamDuration(seconds: number, labels: UpstreamLabels): void;
}

/** The only place that knows the alpha service. @internal */
export function createPlatformMetrics(
  metrics: Pick<
    MetricsService,
    'createCounter' | 'createGauge' | 'createHistogram'
  >,
): PlatformMetrics {
  const restarts = metrics.createCounter('watch.restarts', {
    description: 'Watches that ended and began anew',
  });
  const lag = metrics.createGauge('watch.lag', {
    description: 'How far the picture of a kind is behind its cluster',
    unit: 's',
  });
  const objects = metrics.createGauge('store.objects', {
    description: 'Objects held in memory',
  });
  const duration = metrics.createHistogram('upstream.duration', {
    description: 'How long Kubernetes and MLflow took to answer',
    unit: 's',
  });
  return {
    watchRestarted: ({ cluster, resource, reason }) =>
      restarts.add(1, { cluster, resource, reason }),
    watchLag: (seconds, { cluster, resource }) =>
      lag.record(seconds, { cluster, resource }),
    storeObjects: (count, { cluster, resource }) =>
      objects.record(count, { cluster, resource }),
    upstreamDuration: (seconds, { upstream, operation, outcome }) =>
      duration.record(seconds, { upstream, operation, outcome }),
  };
}

/** @public */
export const platformMetricsServiceRef = createServiceRef<PlatformMetrics>({
  id: 'mlops.platform-metrics',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { metrics: metricsServiceRef },
      factory: ({ metrics }) => createPlatformMetrics(metrics),
    }),
});
