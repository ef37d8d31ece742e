import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus, Status } from '../api';
import { mlopsTranslationRef } from '../translation';
import { needsAttention } from './stateTone';

/** The answer of the page in one sentence. */
export function useStatusSentence({
  clusters,
  servers,
  problems,
}: Status): string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const total = clusters.length + servers.length;
  const troubled =
    clusters.filter(isTroubled).length +
    servers.filter(({ state }) => needsAttention(state)).length;
  if (troubled > 0) {
    return t('status.attention', { count: troubled, total: String(total) });
  }
  if (problems.length > 0) {
    return t('status.problems', { count: problems.length });
  }
  return total === 0 ? t('status.none') : t('status.fine', { count: total });
}

function isTroubled({ state, kinds }: ClusterStatus): boolean {
  return (
    needsAttention(state) || kinds.some(kind => needsAttention(kind.state))
  );
}
