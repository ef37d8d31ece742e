import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Content } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { statusReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Status } from '../api';
import { ErrorPanel, TabHeader, failureOf } from '../components';
import { MlopsQueryProvider } from '../query';
import { mlopsTranslationRef } from '../translation';
import { ClusterPanel } from './ClusterPanel';
import { ServerTable } from './ServerTable';
import { useOpenClusters } from './useOpenClusters';
import { useStatus } from './useStatus';
import { useStatusSentence } from './useStatusSentence';

const useStyles = makeStyles(
  theme => ({
    part: { marginTop: theme.spacing(3), marginBottom: theme.spacing(1) },
    notice: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsStatusPage' },
);

/** For administrators: what of the platform the portal can read, and what to do where it cannot. */
export function StatusPage() {
  return (
    <MlopsQueryProvider>
      <Content>
        <StatusPanel />
      </Content>
    </MlopsQueryProvider>
  );
}

function StatusPanel() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { data, error, refetch } = useStatus();
  if (error && failureOf(error).status === 403) {
    return (
      <Alert severity="warning">
        <AlertTitle>{t('status.forbiddenTitle')}</AlertTitle>
        {t('status.forbiddenText', { permission: statusReadPermission.name })}
      </Alert>
    );
  }
  if (!data && error) {
    return (
      <ErrorPanel what={t('status.panel')} error={error} onRetry={refetch} />
    );
  }
  if (!data) {
    return (
      <div
        role="status"
        aria-label={t('panel.loading', { what: t('status.what') })}
      >
        <Skeleton variant="rect" height={36} width="40%" />
        <Skeleton className={classes.part} variant="rect" height={300} />
      </div>
    );
  }
  return (
    <>
      {error && (
        <div className={classes.notice}>
          <ErrorPanel
            what={t('panel.staleTitle')}
            error={error}
            onRetry={refetch}
          />
        </div>
      )}
      <StatusAnswer status={data} />
    </>
  );
}

function StatusAnswer(props: { status: Status }) {
  const { clusters, servers, problems } = props.status;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { isOpen, toggle } = useOpenClusters(clusters);
  const isEmpty = clusters.length === 0 && servers.length === 0;
  return (
    <>
      <TabHeader sentence={useStatusSentence(props.status)} />
      {problems.map(problem => (
        <Alert key={problem} className={classes.notice} severity="error">
          {problem}
        </Alert>
      ))}
      {isEmpty && (
        <Typography className={classes.notice}>
          {t('status.emptyText')}
        </Typography>
      )}
      {clusters.length > 0 && (
        <section aria-label={t('status.clusters')}>
          <Typography variant="h6" component="h3" className={classes.part}>
            {t('status.clusters')}
          </Typography>
          {clusters.map(cluster => (
            <ClusterPanel
              key={cluster.name}
              cluster={cluster}
              open={isOpen(cluster.name)}
              onToggle={open => toggle(cluster.name, open)}
            />
          ))}
        </section>
      )}
      {servers.length > 0 && (
        <>
          <Typography variant="h6" component="h3" className={classes.part}>
            {t('status.servers')}
          </Typography>
          <ServerTable servers={servers} />
        </>
      )}
    </>
  );
}
