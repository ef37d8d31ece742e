import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { RunDetail } from '../../api';
import { EmptyPanel, QueryPanel, TabHeader } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { directionOf } from '../charts/directionOf';
import { RunsCharts } from '../charts';
import { metricFormat } from '../formatMetric';
import { useExperimentsPath } from '../paths';
import { usePrimaryMetric } from '../charts/usePrimaryMetric';
import { AddRun } from './AddRun';
import { bestRun, compareRuns, type ComparedRow } from './compareRuns';
import { CompareTable } from './CompareTable';
import { useCompareAddress } from './useCompareAddress';
import { type Comparison, mostCompared, useComparison } from './useComparison';

const useStyles = makeStyles(
  theme => ({
    back: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
    notice: { marginBottom: theme.spacing(1), overflowWrap: 'anywhere' },
    charts: { marginTop: theme.spacing(3) },
    title: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MlopsComparePage' },
);

/** Runs side by side; which ones is in the address. */
export function ComparePage() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { server, ids } = useCompareAddress();
  const query = useComparison(server, ids);
  const listPath = useExperimentsPath();
  return (
    <>
      {listPath && (
        <Typography variant="body2" component="div">
          <Link to={listPath} className={classes.back}>
            <ArrowBackIcon fontSize="small" aria-hidden />
            {t('compare.back')}
          </Link>
        </Typography>
      )}
      {ids.length === 0 ? (
        <EmptyPanel
          title={t('compare.none')}
          text={t('compare.noneText')}
          action={<AddRun server={server} runs={[]} />}
        />
      ) : (
        <QueryPanel
          query={query}
          what={t('compare.what')}
          title={t('compare.panel')}
          permission={runReadPermission.name}
          skeleton={[36, 40, 320]}
        >
          {comparison => <Answer comparison={comparison} />}
        </QueryPanel>
      )}
    </>
  );
}

function Answer(props: { comparison: Comparison }) {
  const { runs, failures } = props.comparison;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { server, ids, baseline } = useCompareAddress();
  const primaryMetric = usePrimaryMetric(runs[0]);
  const rows = useMemo(
    () =>
      primaryFirst(
        compareRuns(runs, {
          baseline,
          directionOf: metric => directionOf(metric, primaryMetric),
        }),
        primaryMetric?.name,
      ),
    [runs, baseline, primaryMetric],
  );
  const metrics = useMemo(
    () => rows.flatMap(({ kind, key }) => (kind === 'metrics' ? key : [])),
    [rows],
  );
  const params = useMemo(() => differing(rows), [rows]);
  return (
    <>
      <TabHeader sentence={useSentence(runs, rows, primaryMetric)}>
        <AddRun server={server} runs={runs} />
      </TabHeader>
      {failures.map(({ id, message }) => (
        <Alert key={id} className={classes.notice} severity="warning">
          {t('compare.unreadable', { id, message })}
        </Alert>
      ))}
      {ids.length > mostCompared && (
        <Alert className={classes.notice} severity="info">
          {t('compare.tooMany', {
            shown: String(mostCompared),
            total: String(ids.length),
          })}
        </Alert>
      )}
      {runs.length > 0 && <CompareTable runs={runs} rows={rows} />}
      {runs.length > 1 && metrics.length > 0 && (
        <div className={classes.charts}>
          <Typography variant="h6" component="h3" className={classes.title}>
            {t('compare.charts')}
          </Typography>
          <RunsCharts
            server={server}
            experimentId={runs[0].experimentId}
            runs={runs}
            metrics={metrics}
            params={params}
          />
        </div>
      )}
    </>
  );
}

/** How many runs, in what they differ, and which is the best. */
function useSentence(
  runs: readonly RunDetail[],
  rows: readonly ComparedRow[],
  primaryMetric: { name: string; greaterIsBetter?: boolean } | undefined,
): string {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const count = (kind: ComparedRow['kind']) =>
    rows.filter(row => row.kind === kind && row.differs).length;
  const differences = (['params', 'metrics'] as const).flatMap(kind =>
    count(kind) > 0 ? t(`compare.${kind}`, { count: count(kind) }) : [],
  );
  const told =
    differences.length === 0
      ? t('compare.same', { count: runs.length })
      : t('compare.differ', {
          count: runs.length,
          differences:
            differences.length === 2
              ? t('compare.and', { a: differences[0], b: differences[1] })
              : differences[0],
        });
  const best =
    primaryMetric && runs.length > 1
      ? bestRun(
          runs,
          primaryMetric.name,
          directionOf(primaryMetric.name, primaryMetric),
        )
      : undefined;
  return best && primaryMetric
    ? `${told} ${t('compare.best', {
        metric: primaryMetric.name,
        value: metricFormat([best.value])(best.value),
        name: best.run.name,
      })}`
    : told;
}

/** The metric that runs are judged by comes before the others. */
function primaryFirst(
  rows: readonly ComparedRow[],
  metric: string | undefined,
): readonly ComparedRow[] {
  const isPrimary = ({ kind, key }: ComparedRow) =>
    kind === 'metrics' && key === metric;
  return [...rows.filter(isPrimary), ...rows.filter(row => !isPrimary(row))];
}

/** Charts have no use for what is the same everywhere. */
function differing(rows: readonly ComparedRow[]): readonly string[] {
  return rows.flatMap(({ kind, key, differs }) =>
    kind === 'params' && differs ? key : [],
  );
}
