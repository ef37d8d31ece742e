import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EndpointList } from '../api';
import { mlopsTranslationRef, type Translate } from '../translation';

/** The answer of the tab in one sentence: what needs attention, else what is on its way, else what is ready. */
export function useEndpointSentence(): (list: EndpointList) => string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return list => sentenceOf(list, t);
}

function sentenceOf(list: EndpointList, t: Translate): string {
  const { counts, totalItems: total, sources } = list;
  const count = (...statuses: string[]) =>
    statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

  if (total === 0) {
    return sources.some(source => source.status !== 'ok')
      ? t('endpoints.unreadable')
      : t('endpoints.none');
  }
  const failing = count('failed', 'degraded');
  if (failing > 0) {
    return failing === total
      ? t('endpoints.attentionAll', { count: failing })
      : t('endpoints.attention', { count: failing, total: String(total) });
  }
  const progressing = count('updating', 'deleting');
  if (progressing > 0) {
    return t('endpoints.progressing', {
      count: progressing,
      total: String(total),
    });
  }
  const unknown = count('unknown');
  if (unknown > 0) {
    return t('endpoints.unknown', { count: unknown, total: String(total) });
  }
  const ready = count('ready');
  if (ready === total) {
    return t('endpoints.ready', { count: ready });
  }
  return ready === 0
    ? t('endpoints.noneReady', { count: total })
    : t('endpoints.someReady', { count: ready, total: String(total) });
}
