import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesListRequest,
  KubernetesListResult,
} from './KubernetesGateway';
import type { KubernetesPageResult } from './KubernetesRequests';
import { describe } from './describe';
import { unreachable } from './unreachable';

const MOST_OBJECTS = 50_000;

/**
 * All pages of a list as one. When its place in the list has expired on the
 * server, it begins again, once.
 *
 * @internal
 */
export async function listPages(
  request: KubernetesListRequest,
  read: () => AsyncIterable<KubernetesPageResult>,
  mayRestart = true,
): Promise<KubernetesListResult> {
  const { where, what } = describe(request);
  const items: KubernetesObject[] = [];
  for await (const page of read()) {
    if (page.status === 'expired') {
      return mayRestart
        ? listPages(request, read, false)
        : unreachable(`${where} changes faster than ${what} can be read.`);
    }
    if (page.status !== 'ok') {
      return page;
    }
    items.push(...page.items);
    if (items.length > MOST_OBJECTS) {
      return unreachable(`${where} has more than ${MOST_OBJECTS} of ${what}.`);
    }
  }
  return { status: 'ok', items, asOf: new Date().toISOString() };
}
