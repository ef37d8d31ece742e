import {
  compareRuns,
  type MlflowRun,
  parseRunOrder,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  type MlflowServer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { RunSizes } from './RunSizes';
import { searchAlternatives } from './searchAlternatives';
import type { RunSearchDto } from './types';
import { readOptions, type Viewer } from './Viewer';

/** Runs, and from where they go on. @internal */
export interface PageOfRuns {
  readonly items: readonly MlflowRun[];
  readonly nextCursor?: string;
  /** Whether there are fewer than asked for because they are large. */
  readonly truncated: boolean;
}

/** @internal */
export interface PageOfRunsSearch {
  readonly server: MlflowServer;
  readonly viewer: Viewer;
  /** A run has to pass one of them; without any it is shown. */
  readonly filters: readonly string[];
  readonly search: Pick<
    RunSearchDto,
    'experimentId' | 'orderBy' | 'lifecycle' | 'cursor'
  >;
  readonly limit: number;
  readonly sizes: RunSizes;
}

/** One page in the order of MLflow, which is smaller than wanted where runs are large. @internal */
export async function pageOfRuns(
  options: PageOfRunsSearch,
): Promise<PageOfRuns> {
  const { server, search, limit, sizes } = options;
  const experiment = `${server.config.id} ${search.experimentId}`;
  for (;;) {
    const size = sizes.pageOf(experiment, limit);
    try {
      const page = await pageOf(options, size);
      return {
        ...page,
        truncated: size < limit && page.nextCursor !== undefined,
      };
    } catch (error) {
      const tooLarge = isMlflowError(error) && error.failure === 'too-large';
      if (!tooLarge || size <= 1) {
        throw error;
      }
      sizes.wasTooLarge(experiment, size);
    }
  }
}

async function pageOf(
  { server, viewer, filters, search, sizes }: PageOfRunsSearch,
  limit: number,
): Promise<Omit<PageOfRuns, 'truncated'>> {
  const { experimentId, orderBy = [], lifecycle, cursor } = search;
  const searchOne = async (filter?: string, pageToken?: string) => {
    const page = await server.client.searchRuns(
      {
        experimentIds: [experimentId],
        filter,
        orderBy,
        lifecycle,
        maxResults: limit,
        pageToken,
      },
      readOptions(viewer, server),
    );
    sizes.learn(`${server.config.id} ${experimentId}`, {
      runs: page.items.length,
      bytes: page.bytes,
    });
    return page;
  };
  if (filters.length > 1) {
    const compare = compareRuns(
      orderBy.flatMap(term => parseRunOrder(term) ?? []),
    );
    return searchAlternatives({
      filters,
      limit,
      compare,
      cursor,
      search: searchOne,
    });
  }
  const { items, nextPageToken } = await searchOne(filters[0], cursor);
  return { items, nextCursor: nextPageToken };
}
