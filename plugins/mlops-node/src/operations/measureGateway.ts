import type { KubernetesGateway, KubernetesPageResult } from '../kubernetes';
import type { UpstreamLabels } from './PlatformMetrics';
import { type MeasureOptions, measureUpstream } from './measureUpstream';

/**
 * The same gateway, with a span around each call and its duration measured. A
 * watch lives for minutes and is no such call.
 *
 * @public
 */
export function measureGateway(
  gateway: KubernetesGateway,
  measure: MeasureOptions,
): KubernetesGateway {
  const measured = <T extends { readonly status: UpstreamLabels['outcome'] }>(
    operation: UpstreamLabels['operation'],
    cluster: string,
    work: () => Promise<T>,
  ): Promise<T> =>
    measureUpstream(
      {
        upstream: 'kubernetes',
        operation,
        attributes: { cluster },
        work,
        outcomeOf: ({ status }) => status,
      },
      measure,
    );

  /** What a reader waits for each page: less than the cluster takes, which works ahead. */
  async function* measuredPages(
    cluster: string,
    pages: AsyncGenerator<KubernetesPageResult, void, undefined>,
  ) {
    let more = true;
    try {
      while (more) {
        const page = await measured('list', cluster, async () =>
          onlyPage(await pages.next()),
        );
        more = page.status === 'ok' && page.continue !== undefined;
        yield page;
      }
    } finally {
      await pages.return();
    }
  }

  return {
    listClusters: options => gateway.listClusters(options),
    listPages: (request, options) =>
      measuredPages(request.cluster, gateway.listPages(request, options)),
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

function onlyPage(
  next: IteratorResult<KubernetesPageResult, void>,
): KubernetesPageResult {
  if (next.value) {
    return next.value;
  }
  throw new Error('A list has ended before its last page.');
}
