import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { Panel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { SafeMarkdown } from '../artifacts';
import { KeyValues } from './KeyValues';
import { RunDatasets } from './RunDatasets';
import { RunFacts } from './RunFacts';
import { RunMetrics } from './RunMetrics';
import { RunModels } from './RunModels';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      },
    },
    column: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  }),
  { name: 'MlopsRunOverview' },
);

/** What a run came to, what went into it, and where it came from. */
export function RunOverview(props: { run: RunDetail }) {
  const { run } = props;
  const { note, params, tags = [] } = run;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.column}>
        {note && (
          <Panel title={t('run.note')}>
            <SafeMarkdown text={note} fallback={note} />
          </Panel>
        )}
        <Panel title={t('run.metrics.title')}>
          <RunMetrics run={run} />
        </Panel>
        <Panel title={t('run.params.title')}>
          <KeyValues
            title={t('run.params.title')}
            search={t('run.params.search')}
            none={t('run.params.none')}
            values={params}
            address="param"
          />
        </Panel>
      </div>
      <div className={classes.column}>
        <Panel title={t('run.facts.title')}>
          <RunFacts run={run} />
        </Panel>
        <Panel title={t('run.models.title')}>
          <RunModels run={run} />
        </Panel>
        <Panel title={t('run.datasets.title')}>
          <RunDatasets datasets={run.datasets ?? []} />
        </Panel>
        <Panel title={t('run.tags.title')}>
          <KeyValues
            title={t('run.tags.title')}
            search={t('run.tags.search')}
            none={t('run.tags.none')}
            values={tags}
            address="tag"
          />
        </Panel>
      </div>
    </div>
  );
}
