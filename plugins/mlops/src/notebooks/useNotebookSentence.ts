import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookList } from '../api';
import { mlopsTranslationRef, type Translate } from '../translation';

/** The answer of the tab in one sentence: what needs attention, else what is on its way, else what runs. */
export function useNotebookSentence(): (list: NotebookList) => string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return list => sentenceOf(list, t);
}

function sentenceOf(list: NotebookList, t: Translate): string {
  const { counts, totalItems: total, sources } = list;
  const count = (...phases: string[]) =>
    phases.reduce((sum, phase) => sum + (counts[phase] ?? 0), 0);

  if (total === 0) {
    return sources.some(source => source.status !== 'ok')
      ? t('notebooks.unreadable')
      : t('notebooks.none');
  }
  // What runs with an error needs somebody, too.
  const failed = list.attention;
  if (failed > 0) {
    return failed === total
      ? t('notebooks.attentionAll', { count: failed })
      : t('notebooks.attention', { count: failed, total: String(total) });
  }
  const progressing = count('starting', 'stopping', 'terminating');
  if (progressing > 0) {
    return t('notebooks.progressing', {
      count: progressing,
      total: String(total),
    });
  }
  const unknown = count('unknown');
  if (unknown > 0) {
    return t('notebooks.unknown', { count: unknown, total: String(total) });
  }
  const running = count('running');
  if (running === total) {
    return t('notebooks.running', { count: running });
  }
  return running === 0
    ? t('notebooks.stopped', { count: total })
    : t('notebooks.someRunning', { count: running, total: String(total) });
}
