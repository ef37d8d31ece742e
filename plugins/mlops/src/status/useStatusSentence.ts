import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Status } from '../api';
import { mlopsTranslationRef } from '../translation';
import { isTroubled, needsAttention } from './stateTone';

/** The answer of the page in one sentence. */
export function useStatusSentence({
  clusters,
  servers,
  problems,
}: Status): string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const total = clusters.length + servers.length;
  const troubled = [
    ...clusters
      .filter(isTroubled)
      .map(({ name, title }) => t('sources.cluster', { name: title ?? name })),
    ...servers
      .filter(({ state }) => needsAttention(state))
      .map(({ id }) => t('sources.server', { name: id })),
  ];
  if (troubled.length > 0) {
    const sentence = t('status.attention', {
      count: troubled.length,
      total: String(total),
    });
    // Of many, the first ones that are open below tell enough.
    return troubled.length > 3
      ? sentence
      : t('status.attentionOf', { sentence, names: troubled.join(', ') });
  }
  if (problems.length > 0) {
    return t('status.problems', { count: problems.length });
  }
  // Those that everybody signs in to themselves are not asked.
  const asked =
    total - clusters.filter(({ state }) => state === 'per-user').length;
  if (total === 0) {
    return t('status.none');
  }
  return asked === 0
    ? t('status.nothingAsked')
    : t('status.fine', { count: asked });
}
