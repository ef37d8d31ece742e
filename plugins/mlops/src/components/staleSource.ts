import type { Source } from '../api';

/** The out-of-date source that an item came from, if it did. */
export function staleSource(
  sources: readonly Source[],
  item: { cluster?: string; namespace?: string; server?: string },
): Source | undefined {
  return sources.find(
    source =>
      source.status === 'stale' &&
      (source.cluster ?? source.server) === (item.cluster ?? item.server) &&
      (source.namespace === undefined || source.namespace === item.namespace),
  );
}
