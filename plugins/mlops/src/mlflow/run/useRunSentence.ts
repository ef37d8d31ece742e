import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { metricFormat } from '../formatMetric';
import { usePrimaryMetric } from '../charts/usePrimaryMetric';

/** How a run went, in one sentence, and what it came to. */
export function useRunSentence(run: RunDetail): string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const primary = usePrimaryMetric(run);
  const { status, startedAt, endedAt } = run;
  const relative = (time: string | undefined) =>
    time ? format.relative(time) : t('time.unknown');

  const sentenceOf = () => {
    if (status === 'running') {
      return t('run.sentence.running', { time: relative(startedAt) });
    }
    if (status === 'scheduled' || status === 'unknown') {
      return t(`run.sentence.${status}`);
    }
    return startedAt && endedAt
      ? t(`run.sentence.${status}`, {
          time: relative(endedAt),
          duration: format.duration(
            Date.parse(endedAt) - Date.parse(startedAt),
          ),
        })
      : t('run.sentence.ended', { time: relative(endedAt) });
  };
  const value = run.metrics.find(({ key }) => key === primary?.name)?.value;
  return value === undefined || !primary
    ? sentenceOf()
    : t('run.sentence.with', {
        sentence: sentenceOf(),
        metric: primary.name,
        value: metricFormat([value])(value),
      });
}
