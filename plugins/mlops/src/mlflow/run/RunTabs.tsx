import { useMemo } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSearchParams } from 'react-router-dom';
import type { RunDetail } from '../../api';
import { oneOf } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { ArtifactsPanel } from '../artifacts';
import { MetricCharts } from '../charts/MetricCharts';
import { useChangeAddress } from '../charts/useChartAddress';
import { ChildRuns } from './ChildRuns';
import { courseMetrics } from './courseMetrics';
import { RunOverview } from './RunOverview';

const tabs = ['overview', 'charts', 'system', 'files', 'children'] as const;

const useStyles = makeStyles(
  theme => ({
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      marginBottom: theme.spacing(2),
    },
    tab: { minWidth: 88, textTransform: 'none' },
  }),
  { name: 'MlopsRunTabs' },
);

/** All that is known of a run; which tab is open is in the address. */
export function RunTabs(props: { run: RunDetail }) {
  const { run } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const shown = tabs.filter(
    tab =>
      (tab !== 'system' || run.systemMetrics.length > 0) &&
      (tab !== 'children' || run.childCount > 0),
  );
  const open = oneOf(shown, parameters.get('tab') ?? '') ?? 'overview';
  const labelOf = (tab: (typeof tabs)[number]) => {
    if (tab !== 'children') {
      return t(`run.tab.${tab}`);
    }
    return t(
      run.childCount < 100 ? 'run.children.tab' : 'run.children.tabMany',
      {
        total: String(run.childCount),
      },
    );
  };
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={open}
        onChange={(_, next) =>
          change({
            tab: next === 'overview' ? '' : next,
            // Searching and zooming are about what is on one tab.
            metric: '',
            range: '',
            cpage: '',
            mpage: '',
            table: '',
          })
        }
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label={t('run.tabs')}
      >
        {shown.map(tab => (
          <Tab
            key={tab}
            className={classes.tab}
            value={tab}
            id={`mlops-run-tab-${tab}`}
            aria-controls={`mlops-run-${tab}`}
            label={labelOf(tab)}
          />
        ))}
      </Tabs>
      {shown.map(tab => (
        <div
          key={tab}
          role="tabpanel"
          id={`mlops-run-${tab}`}
          aria-labelledby={`mlops-run-tab-${tab}`}
          hidden={tab !== open}
        >
          {tab === open && <TabContent run={run} tab={tab} />}
        </div>
      ))}
    </>
  );
}

function TabContent(props: { run: RunDetail; tab: (typeof tabs)[number] }) {
  const { run, tab } = props;
  switch (tab) {
    case 'charts':
      return <Charts run={run} of="model" />;
    case 'system':
      return <Charts run={run} of="system" />;
    case 'files':
      return (
        <ArtifactsPanel
          server={run.server}
          runId={run.runId}
          isLive={run.status === 'running'}
          models={run.loggedModels}
        />
      );
    case 'children':
      return <ChildRuns run={run} />;
    default:
      return <RunOverview run={run} />;
  }
}

function Charts(props: { run: RunDetail; of: 'model' | 'system' }) {
  const { run, of } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const runs = useMemo(() => [run], [run]);
  const metrics = useMemo(
    () => (of === 'system' ? run.systemMetrics : courseMetrics(run)),
    [of, run],
  );
  return metrics.length > 0 ? (
    <MetricCharts
      server={run.server}
      runs={runs}
      metrics={metrics}
      isLive={run.status === 'running'}
    />
  ) : (
    <Typography>{t('run.metrics.noHistory')}</Typography>
  );
}
