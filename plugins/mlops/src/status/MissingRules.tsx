import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { CodeSnippet } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ClusterStatus } from '../api';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(2, 0),
      '& .MuiAlert-message': { minWidth: 0, width: '100%' },
    },
    code: { marginTop: theme.spacing(1) },
  }),
  { name: 'MlopsMissingRules' },
);

/** The rules without which pages are empty, to copy. */
export function MissingRules(props: { cluster: ClusterStatus }) {
  const { name, title, missingRules } = props.cluster;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const cluster = title ?? name;
  return missingRules ? (
    <Rules
      severity="error"
      title={t('status.missingTitle', { cluster })}
      text={t('status.missingText')}
      label={t('status.missingLabel', { cluster })}
      rules={missingRules}
    />
  ) : null;
}

/** The rules with which pages would say more, to copy. */
export function HelpfulRules(props: { cluster: ClusterStatus }) {
  const { name, title, helpfulRules } = props.cluster;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const cluster = title ?? name;
  return helpfulRules ? (
    <Rules
      severity="info"
      title={t('status.helpfulTitle')}
      text={t('status.helpfulText')}
      label={t('status.helpfulLabel', { cluster })}
      rules={helpfulRules}
    />
  ) : null;
}

function Rules(props: {
  severity: 'error' | 'info';
  title: string;
  text: string;
  label: string;
  rules: string;
}) {
  const classes = useStyles();
  return (
    <Alert severity={props.severity} className={classes.root} role="note">
      <AlertTitle>{props.title}</AlertTitle>
      <Typography variant="body2">{props.text}</Typography>
      <div className={classes.code} role="group" aria-label={props.label}>
        <CodeSnippet
          language="yaml"
          showCopyCodeButton
          wrapLongLines
          text={props.rules}
        />
      </div>
    </Alert>
  );
}
