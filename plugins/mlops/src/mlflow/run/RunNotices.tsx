import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { CodeBlock, useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { silentSince } from './signOfLife';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
    message: { minWidth: 0, width: '100%' },
    text: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MlopsRunNotices' },
);

/** What somebody should know before believing the rest of the page. */
export function RunNotices(props: { run: RunDetail }) {
  const { run } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const silent = silentSince(run, Date.now());
  const heard = silent === undefined ? '' : new Date(silent).toISOString();
  return (
    <>
      {run.lifecycle === 'deleted' && (
        <Notice title={t('run.deleted.title')} text={t('run.deleted.text')}>
          <CodeBlock
            text={`mlflow runs restore --run-id ${run.runId}`}
            copyLabel={t('run.deleted.copy')}
          />
        </Notice>
      )}
      {heard && (
        <Notice
          title={t('run.stale.title', { time: format.relative(heard) })}
          text={`${t('run.stale.text', {
            absolute: format.absolute(heard),
          })} ${t('run.stale.remedy')}`}
        >
          <CodeBlock
            text={`python -c "import mlflow; mlflow.MlflowClient().set_terminated('${run.runId}', 'KILLED')"`}
            copyLabel={t('run.stale.copy')}
          />
        </Notice>
      )}
    </>
  );
}

function Notice(props: { title: string; text: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <Alert
      className={classes.root}
      classes={{ message: classes.message }}
      severity="warning"
      role="note"
    >
      <AlertTitle>{props.title}</AlertTitle>
      <div className={classes.text}>{props.text}</div>
      {props.children}
    </Alert>
  );
}
