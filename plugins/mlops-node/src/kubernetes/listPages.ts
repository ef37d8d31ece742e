import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import { describe } from './describe';
import { readPage } from './readPage';
import { unreachable } from './unreachable';

const PAGE_SIZE = 500;
const MAX_PAGES = 100;

/**
 * All pages of a list. When its place in the list has expired on the server,
 * it begins again, once.
 *
 * @internal
 */
export async function listPages(
  client: KubernetesPluginClient,
  request: KubernetesListRequest,
  options: KubernetesRequestOptions = {},
  mayRestart = true,
): Promise<KubernetesListResult> {
  const { where, what } = describe(request);
  const items: KubernetesObject[] = [];
  let place: string | undefined;
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const page = await readPage(
      client,
      { ...request, limit: PAGE_SIZE, continue: place },
      options,
    );
    if (page.status === 'expired') {
      return mayRestart
        ? listPages(client, request, options, false)
        : unreachable(`${where} changes faster than ${what} can be read.`);
    }
    if (page.status !== 'ok') {
      return page;
    }
    items.push(...page.items);
    place = page.continue;
    if (!place) {
      return { status: 'ok', items, asOf: new Date().toISOString() };
    }
  }
  return unreachable(
    `${where} has more than ${PAGE_SIZE * MAX_PAGES} of ${what}.`,
  );
}
