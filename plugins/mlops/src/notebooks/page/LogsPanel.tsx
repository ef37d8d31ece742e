import { useState } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { logsReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Logs, NotebookDetail } from '../../api';
import { LogView, QueryPanel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { DownloadButton } from './DownloadButton';
import { LogPicker } from './LogPicker';
import { useLogChoice } from './useLogChoice';
import { useLogs } from './useLogs';

const useStyles = makeStyles(
  theme => ({
    controls: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
    switch: { marginLeft: 0, marginRight: 0 },
  }),
  { name: 'MlopsLogsPanel' },
);

/** What the containers of a notebook wrote. */
export function LogsPanel(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const choice = useLogChoice(notebook);
  const { pod, container, previous, request } = choice;
  const [wrap, setWrap] = useState(false);
  const [wantsMore, setWantsMore] = useState(true);
  // What has ended grows no more.
  const follows = wantsMore && !previous && container?.state === 'running';
  const query = useLogs({
    notebook,
    request,
    follows,
    enabled: container !== undefined,
  });

  if (!pod || !container) {
    return <Typography>{t('logs.noPod')}</Typography>;
  }
  return (
    <>
      <div className={classes.controls}>
        <LogPicker pods={notebook.pods} choice={choice} />
        <FormControlLabel
          className={classes.switch}
          control={
            <Switch
              color="primary"
              size="small"
              checked={follows}
              disabled={previous || container.state !== 'running'}
              onChange={(_, checked) => setWantsMore(checked)}
            />
          }
          label={t('logs.follow')}
        />
        <FormControlLabel
          className={classes.switch}
          control={
            <Switch
              color="primary"
              size="small"
              checked={wrap}
              onChange={(_, checked) => setWrap(checked)}
            />
          }
          label={t('logs.wrap')}
        />
        {query.data && (
          <DownloadButton
            name={`${pod.name}-${container.name}${
              previous ? '-previous' : ''
            }.log`}
            text={query.data.lines}
          />
        )}
      </div>
      <QueryPanel
        query={query}
        what={t('logs.what')}
        title={t('logs.panel')}
        permission={logsReadPermission.name}
        skeleton={[400]}
      >
        {logs => <Lines logs={logs} wrap={wrap} />}
      </QueryPanel>
    </>
  );
}

function Lines(props: { logs: Logs; wrap: boolean }) {
  const { logs, wrap } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (!logs.lines) {
    return <Typography>{t('logs.empty')}</Typography>;
  }
  return (
    <>
      <LogView
        text={logs.lines}
        label={t('logs.of', { container: logs.container })}
        wrap={wrap}
      />
      {logs.truncated && (
        <Typography variant="body2" color="textSecondary">
          {t('logs.truncated')}
        </Typography>
      )}
    </>
  );
}
