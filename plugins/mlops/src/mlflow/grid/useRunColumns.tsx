import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Run } from '../api';
import {
  type DataColumn,
  ExternalLink,
  TimeAgo,
  Truncated,
  useFormat,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { metricFormat } from './formatMetric';
import { runKeys } from './runKeys';
import { isSortableKey, keyColumn } from './runOrder';
import { RunStatus } from './RunStatus';

/** The columns of a list of runs: what every run has, and the metrics and parameters that most have. */
export function useRunColumns(
  runs: readonly Run[],
): readonly DataColumn<Run>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  return useMemo(() => {
    const keys = runKeys(runs);
    return [
      {
        id: 'name',
        title: t('experiments.column.name'),
        rowHeader: true,
        sortedElsewhere: true,
        render: run => (
          <Typography variant="subtitle2" component="div">
            <ExternalLink
              url={run.url}
              label={t('links.openNameInMlflow', { name: run.name })}
            >
              <Truncated text={run.name} width={220} focusable={!run.url} />
            </ExternalLink>
          </Typography>
        ),
      },
      {
        id: 'status',
        title: t('experiments.column.status'),
        sortedElsewhere: true,
        render: run => <RunStatus status={run.status} />,
      },
      {
        id: 'started',
        title: t('experiments.column.started'),
        sortedElsewhere: true,
        render: run => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={run.startedAt} fallback="–" />
          </Typography>
        ),
      },
      {
        id: 'duration',
        title: t('experiments.column.duration'),
        align: 'right',
        render: run => (
          <Typography variant="body2" component="div" noWrap>
            {durationOf(run, format.duration)}
          </Typography>
        ),
      },
      {
        id: 'user',
        title: t('experiments.column.user'),
        render: run => <Truncated text={run.user ?? '–'} width={140} />,
      },
      ...keys.metrics.map(key =>
        metricColumn(runs, key, t('experiments.metric', { key })),
      ),
      ...keys.params.map(key =>
        paramColumn(key, t('experiments.param', { key })),
      ),
    ];
  }, [runs, t, format]);
}

function metricColumn(
  runs: readonly Run[],
  key: string,
  hint: string,
): DataColumn<Run> {
  const valueOf = (run: Run) =>
    run.metrics.find(metric => metric.key === key)?.value;
  const format = metricFormat(runs.flatMap(run => valueOf(run) ?? []));
  return {
    id: keyColumn('metrics', key),
    title: key,
    hint,
    align: 'right',
    sortedElsewhere: isSortableKey(key),
    render: run => {
      const value = valueOf(run);
      return (
        <Typography variant="body2" component="div" noWrap>
          {value === undefined ? '–' : format(value)}
        </Typography>
      );
    },
  };
}

function paramColumn(key: string, hint: string): DataColumn<Run> {
  return {
    id: keyColumn('params', key),
    title: key,
    hint,
    sortedElsewhere: isSortableKey(key),
    render: run => (
      <Truncated
        text={run.params.find(param => param.key === key)?.value ?? '–'}
        width={140}
      />
    ),
  };
}

function durationOf(run: Run, format: (milliseconds: number) => string) {
  if (!run.startedAt) {
    return '–';
  }
  const end = run.endedAt
    ? Date.parse(run.endedAt)
    : run.status === 'running' && Date.now();
  return end ? format(end - Date.parse(run.startedAt)) : '–';
}
