import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment, ModelVersion } from '../../api';
import { TabHeader, useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { metricFormat } from '../formatMetric';
import { valuesOf } from '../runValues';
import { useBestRun, useLastRuns } from './useBestRun';

/** The answer of the tab in one sentence: the best run and the champion, or else how the last run went. */
export function ExperimentSentence(props: {
  experiment: Experiment;
  champion: ModelVersion | undefined;
}) {
  const { experiment, champion } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const recent = useLastRuns(experiment);
  const { best, metric } = useBestRun(experiment, recent.data);
  if (!recent.data) {
    return <TabHeader sentence={experiment.name} />;
  }
  const relative = (time: string | undefined) =>
    time ? format.relative(time) : t('time.unknown');

  if (best && metric) {
    const value = valuesOf(best).metrics.get(metric)!;
    const reference =
      champion?.run && valuesOf(champion.run).metrics.get(metric);
    const write = metricFormat(
      reference === undefined ? [value] : [value, reference],
    );
    const options = {
      metric,
      value: write(value),
      name: best.name,
      time: relative(best.startedAt),
    };
    if (reference === undefined) {
      return <TabHeader sentence={t('experiments.best.only', options)} />;
    }
    return (
      <TabHeader
        sentence={
          champion?.run?.runId === best.runId
            ? t('experiments.best.isChampion', options)
            : t('experiments.best.champion', {
                ...options,
                champion: write(reference),
              })
        }
      />
    );
  }
  const last = recent.data.items[0];
  return (
    <TabHeader
      sentence={
        last
          ? t(`experiments.lastRun.${last.status}`, {
              name: last.name,
              time: relative(
                last.status === 'running'
                  ? last.startedAt
                  : last.endedAt ?? last.startedAt,
              ),
            })
          : t('experiments.lastRun.none')
      }
    />
  );
}
