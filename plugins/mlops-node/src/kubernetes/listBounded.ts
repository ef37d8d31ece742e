import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesFailure,
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import { describe } from './describe';
import { unreachable } from './unreachable';

const PAGE_SIZE = 500;

/** @internal */
export type BoundedList =
  | {
      readonly status: 'ok';
      readonly items: readonly KubernetesObject[];
      /** Whether the cluster has more of them. */
      readonly truncated: boolean;
    }
  | KubernetesFailure;

/**
 * The first objects of a list, as many as wanted. When its place in the list
 * has expired on the server, it begins again, once.
 *
 * @internal
 */
export async function listBounded(
  gateway: Pick<KubernetesGateway, 'listPage'>,
  request: KubernetesListRequest,
  limit: number,
  options: KubernetesRequestOptions,
  mayRestart = true,
): Promise<BoundedList> {
  const items: KubernetesObject[] = [];
  let place: string | undefined;
  do {
    const page = await gateway.listPage(
      {
        ...request,
        limit: Math.min(PAGE_SIZE, limit - items.length),
        continue: place,
      },
      options,
    );
    if (page.status === 'expired') {
      const { where, what } = describe(request);
      return mayRestart
        ? listBounded(gateway, request, limit, options, false)
        : unreachable(`${where} changes faster than ${what} can be read.`);
    }
    if (page.status !== 'ok') {
      return page;
    }
    items.push(...page.items);
    place = page.continue;
  } while (place && items.length < limit);
  return {
    status: 'ok',
    // A server need not keep to the limit.
    items: items.slice(0, limit),
    truncated: place !== undefined || items.length > limit,
  };
}
