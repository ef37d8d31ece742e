import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import { Panel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { QuotaBars } from '../QuotaBars';
import { Conditions } from './Conditions';
import { MlflowBinding } from './MlflowBinding';
import { NotebookFacts } from './NotebookFacts';
import { Pods } from './Pods';
import { RequestChain } from './RequestChain';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
      },
    },
    wide: { gridColumn: '1 / -1', minWidth: 0 },
  }),
  { name: 'MlopsOverviewPanel' },
);

/** What a notebook is made of and how it came to where it is. */
export function OverviewPanel(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Panel title={t('notebook.facts.title')}>
        <NotebookFacts notebook={notebook} />
      </Panel>
      <Panel title={t('notebook.conditions.title')}>
        <Conditions conditions={notebook.conditions} />
      </Panel>
      <div className={classes.wide}>
        <Panel title={t('notebook.pods.title')}>
          <Pods notebook={notebook} />
        </Panel>
      </div>
      {notebook.chain.length > 0 && (
        <div className={classes.wide}>
          <Panel title={t('notebook.chain.title')}>
            <RequestChain chain={notebook.chain} />
          </Panel>
        </div>
      )}
      {notebook.mlflow && (
        <Panel title={t('notebook.mlflow.title')}>
          <MlflowBinding mlflow={notebook.mlflow} />
        </Panel>
      )}
      {notebook.quotas.length > 0 && (
        <Panel title={t('notebook.quota')}>
          <QuotaBars quotas={notebook.quotas} />
        </Panel>
      )}
    </div>
  );
}
