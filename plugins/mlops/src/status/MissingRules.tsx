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
      marginBottom: theme.spacing(2),
      '& .MuiAlert-message': { minWidth: 0, width: '100%' },
    },
    code: { marginTop: theme.spacing(1) },
  }),
  { name: 'MlopsMissingRules' },
);

/** The rules that the portal's account of a cluster lacks, to copy. */
export function MissingRules(props: { cluster: ClusterStatus }) {
  const { name, title, kinds } = props.cluster;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const rules = [
    ...new Set(kinds.flatMap(({ missingRule }) => missingRule ?? [])),
  ];
  if (rules.length === 0) {
    return null;
  }
  const cluster = title ?? name;
  return (
    <Alert severity="warning" className={classes.root}>
      <AlertTitle>{t('status.missingTitle', { cluster })}</AlertTitle>
      <Typography variant="body2">{t('status.missingText')}</Typography>
      <div
        className={classes.code}
        role="group"
        aria-label={t('status.missingLabel', { cluster })}
      >
        <CodeSnippet
          language="yaml"
          showCopyCodeButton
          wrapLongLines
          text={rules.join('\n')}
        />
      </div>
    </Alert>
  );
}
