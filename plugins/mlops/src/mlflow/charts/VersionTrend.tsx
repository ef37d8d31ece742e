import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ModelVersion } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { directionOf } from './directionOf';
import { TrendChart } from './TrendChart';
import { usePrimaryMetric } from './usePrimaryMetric';

/** A metric of the source runs over the versions of a model, the oldest first, with the champion's line. */
export function VersionTrend(props: {
  versions: readonly ModelVersion[];
  metric: string;
}) {
  const { versions, metric } = props;
  const primaryMetric = usePrimaryMetric(
    versions.find(({ run }) => run !== undefined)?.run,
  );
  const { t } = useTranslationRef(mlopsTranslationRef);
  const points = useMemo(
    () =>
      [...versions]
        .sort((a, b) => Number(a.version) - Number(b.version))
        .map(({ version, champion, run }) => ({
          id: version,
          name: version,
          value: run?.metrics.find(({ key }) => key === metric)?.value,
          isChampion: champion,
        })),
    [versions, metric],
  );
  const champion = points.find(({ isChampion }) => isChampion);
  return (
    <TrendChart
      title={t('charts.versionsTitle', { metric })}
      metric={metric}
      points={points}
      greaterIsBetter={directionOf(metric, primaryMetric)?.greaterIsBetter}
      champion={
        champion
          ? t('charts.championOf', { version: champion.name })
          : t('charts.champion')
      }
      standard={champion?.value}
      pointTitle={t('charts.column.version')}
    />
  );
}
