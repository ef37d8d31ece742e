import { useParams } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { RunDetail } from '../../api';
import { QueryPanel, SourceNotices } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useExperimentsPath } from '../paths';
import { RunHeader } from './RunHeader';
import { RunNotices } from './RunNotices';
import { RunTabs } from './RunTabs';
import { useRun } from './useRun';

const useStyles = makeStyles(
  theme => ({
    back: {
      alignItems: 'center',
      display: 'inline-flex',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'MlopsRunPage' },
);

/** The page of one run; which one is in the address. */
export function RunPage() {
  const { server = '', run: runId = '' } = useParams();
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const query = useRun({ server, runId });
  const listPath = useExperimentsPath();
  const name = query.data?.name ?? runId;
  return (
    <>
      {listPath && (
        <Typography variant="body2" component="div">
          <Link to={listPath} className={classes.back}>
            <ArrowBackIcon fontSize="small" aria-hidden />
            {t('run.back')}
          </Link>
        </Typography>
      )}
      <QueryPanel
        query={query}
        what={t('run.what', { name })}
        title={t('run.panel', { name })}
        permission={runReadPermission.name}
        skeleton={[40, 36, 160, 300]}
      >
        {run => <Answer run={run} />}
      </QueryPanel>
    </>
  );
}

function Answer(props: { run: RunDetail }) {
  const { run } = props;
  return (
    <>
      <RunHeader run={run} />
      <SourceNotices sources={run.sources} />
      <RunNotices run={run} />
      <RunTabs run={run} />
    </>
  );
}
