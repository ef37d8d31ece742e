import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  type MetricsService,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import type { StoreReport } from '../kubernetes';

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
    | 'not-installed'
    | 'not-found'
    | 'failed';
}

/**
 * What the plugin measures of itself. No label names a user, a namespace or an
 * object: there would be too many, and some are nobody else's business.
 *
 * @public
 */
export interface PlatformMetrics {
  /** `watch.restarts`, `watch.lag` and `store.objects`, read whenever somebody collects metrics. */
  observeStore(store: { reports(): readonly StoreReport[] }): void;
  upstreamDuration(seconds: number, labels: UpstreamLabels): void;
}

/** The only place that knows the alpha service. @internal */
export function createPlatformMetrics(
  metrics: Pick<
    MetricsService,
    'createHistogram' | 'createObservableCounter' | 'createObservableGauge'
  >,
  now: () => number = Date.now,
): PlatformMetrics {
  const restarts = metrics.createObservableCounter('watch.restarts', {
    description: 'Lists and watches that ended in an error and began anew',
  });
  const lag = metrics.createObservableGauge('watch.lag', {
    description: 'How old the picture of a kind is',
    unit: 's',
  });
  const objects = metrics.createObservableGauge('store.objects', {
    description: 'Objects held in memory',
  });
  const duration = metrics.createHistogram('upstream.duration', {
    description: 'How long Kubernetes and MLflow took to answer',
    unit: 's',
  });
  return {
    observeStore(store) {
      restarts.addCallback(result =>
        store
          .reports()
          .forEach(report => result.observe(report.restarts, labelsOf(report))),
      );
      objects.addCallback(result =>
        store
          .reports()
          .forEach(report => result.observe(report.objects, labelsOf(report))),
      );
      lag.addCallback(result =>
        store.reports().forEach(report => {
          if ('asOf' in report.state) {
            const age = now() - Date.parse(report.state.asOf);
            result.observe(Math.max(0, age / 1000), labelsOf(report));
          }
        }),
      );
    },
    upstreamDuration: (seconds, { upstream, operation, outcome }) =>
      duration.record(seconds, { upstream, operation, outcome }),
  };
}

function labelsOf({ cluster, resource, labelSelector }: StoreReport) {
  return { cluster, resource, ...(labelSelector && { labelSelector }) };
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
