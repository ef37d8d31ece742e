import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment } from '../api';
import { TabHeader, useFormat } from '../components';
import { mlopsTranslationRef } from '../translation';
import { useLastRun } from './useRuns';

/** The answer of the tab in one sentence: how the last run went. */
export function LastRun(props: { experiment: Experiment }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const { data } = useLastRun(props.experiment);
  if (!data) {
    return <TabHeader sentence={props.experiment.name} />;
  }
  const run = data.items[0];
  if (!run) {
    return <TabHeader sentence={t('experiments.lastRun.none')} />;
  }
  const time =
    run.status === 'running' ? run.startedAt : run.endedAt ?? run.startedAt;
  return (
    <TabHeader
      sentence={t(`experiments.lastRun.${run.status}`, {
        name: run.name,
        time: time ? format.relative(time) : t('time.unknown'),
      })}
    />
  );
}
