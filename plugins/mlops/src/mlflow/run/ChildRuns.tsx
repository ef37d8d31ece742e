import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link, LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Run, RunDetail, RunList } from '../../api';
import {
  type DataColumn,
  DataTable,
  QueryPanel,
  SourceNotices,
  TimeAgo,
  Truncated,
  useFormat,
  useOrder,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { mostRuns } from '../charts/useMetricHistory';
import { metricFormat } from '../formatMetric';
import { useComparePath, useRunPath } from '../paths';
import { RunStatus } from '../RunStatus';
import { usePrimaryMetric } from '../charts/usePrimaryMetric';
import { useChildRuns } from './useRun';

/** As many metrics of the children as fit beside their names. */
const mostMetrics = 4;

const useStyles = makeStyles(
  theme => ({
    footer: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'MlopsChildRuns' },
);

const runKey = ({ runId }: Run) => runId;

/** The runs within a run. */
export function ChildRuns(props: { run: RunDetail }) {
  const { run } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const primary = usePrimaryMetric(run)?.name;
  const metrics = useMemo(
    () =>
      [
        ...new Set([
          ...(primary ? [primary] : []),
          ...run.metrics.map(({ key }) => key),
        ]),
      ].slice(0, mostMetrics),
    [primary, run],
  );
  const query = useChildRuns(run, metrics);
  return (
    <QueryPanel
      query={query}
      what={t('run.children.what')}
      title={t('run.children.panel')}
      permission={runReadPermission.name}
      skeleton={[240]}
    >
      {list => (
        <Answer
          list={list}
          metrics={metrics}
          onMore={query.loadMore}
          isLoading={query.isFetching}
        />
      )}
    </QueryPanel>
  );
}

function Answer(props: {
  list: RunList;
  metrics: readonly string[];
  onMore: () => void;
  isLoading: boolean;
}) {
  const { list, metrics, onMore, isLoading } = props;
  const { items, nextCursor, sources } = list;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const comparePath = useComparePath();
  const [order, setOrder] = useOrder();
  const columns = useChildColumns(items, metrics);
  return (
    <>
      <SourceNotices sources={sources} />
      <DataTable
        title={t('run.children.panel')}
        columns={columns}
        rows={items}
        rowKey={runKey}
        sort={order}
        onSort={setOrder}
        empty={t('run.children.none')}
      />
      <div className={classes.footer}>
        <Typography variant="body2" role="status">
          {t('run.children.count', { count: items.length })}
        </Typography>
        {nextCursor && (
          <Button
            size="small"
            variant="outlined"
            disabled={isLoading}
            onClick={onMore}
          >
            {t('run.children.loadMore')}
          </Button>
        )}
        {items.length > 1 && (
          <LinkButton
            size="small"
            variant="outlined"
            color="primary"
            to={comparePath({
              server: items[0].server,
              runIds: items.slice(0, mostRuns).map(runKey),
            })}
          >
            {t('run.children.compare')}
          </LinkButton>
        )}
      </div>
    </>
  );
}

function useChildColumns(
  runs: readonly Run[],
  metrics: readonly string[],
): readonly DataColumn<Run>[] {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const pathOf = useRunPath();
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('experiments.column.name'),
        rowHeader: true,
        sortValue: ({ name }) => name,
        render: run => (
          <Typography variant="subtitle2" component="div">
            <Link to={pathOf(run)}>
              <Truncated text={run.name} width={240} focusable={false} />
            </Link>
          </Typography>
        ),
      },
      {
        id: 'status',
        title: t('experiments.column.status'),
        sortValue: ({ status }) => status,
        render: ({ status }) => <RunStatus status={status} />,
      },
      {
        id: 'started',
        title: t('experiments.column.started'),
        sortValue: ({ startedAt }) => startedAt,
        render: ({ startedAt }) => <TimeAgo time={startedAt} fallback="–" />,
      },
      {
        id: 'duration',
        title: t('experiments.column.duration'),
        align: 'right',
        sortValue: ({ durationMs }) => durationMs,
        render: ({ durationMs }) =>
          durationMs === undefined ? '–' : format.duration(durationMs),
      },
      ...metrics.map(key => metricColumn(runs, key)),
    ],
    [runs, metrics, t, format, pathOf],
  );
}

function metricColumn(runs: readonly Run[], key: string): DataColumn<Run> {
  const valueOf = (run: Run) =>
    run.metrics.find(metric => metric.key === key)?.value;
  const format = metricFormat(runs.flatMap(run => valueOf(run) ?? []));
  return {
    id: `metrics.${key}`,
    title: key,
    align: 'right',
    sortValue: run => {
      const value = valueOf(run);
      return typeof value === 'number' ? value : undefined;
    },
    render: run => {
      const value = valueOf(run);
      return value === undefined ? '–' : format(value);
    },
  };
}
