import type { SortOrder } from '../../components';
import type { Translate } from '../../translation';
import { runOrder } from '../runOrder';
import { columnTitle } from './columnTitle';

/** What the order of the grid means: of all runs, or of those that happen to be loaded. */
export function sortSentence(
  order: readonly SortOrder[],
  loaded: { readonly count: number; readonly isAll: boolean },
  t: Translate,
): string | undefined {
  const [first, ...rest] = order;
  if (!first) {
    return undefined;
  }
  const nameOf = ({ column, direction }: SortOrder) =>
    t(
      direction === 'asc'
        ? 'experiments.grid.sorted.ascending'
        : 'experiments.grid.sorted.descending',
      { title: columnTitle(column, t) },
    );
  const number = String(loaded.count);
  const keys = order.map(nameOf).join(', ');
  if (loaded.isAll) {
    return t('experiments.grid.sorted.all', { number, keys });
  }
  if (runOrder(first) === undefined) {
    return t('experiments.grid.sorted.loaded', { number, keys });
  }
  return rest.length === 0
    ? t('experiments.grid.sorted.server', { number, keys })
    : t('experiments.grid.sorted.serverThen', {
        number,
        first: nameOf(first),
        rest: rest.map(nameOf).join(', '),
      });
}
