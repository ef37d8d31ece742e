import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { failureOf } from './failure';

const useStyles = makeStyles(
  { root: { overflowWrap: 'anywhere' } },
  { name: 'MlopsErrorPanel' },
);

/** What failed, where, and a way to try again; the rest of the page stands. */
export function ErrorPanel(props: {
  what: string;
  /** Whether `what` is the whole title, not only what could not be read. */
  isSentence?: boolean;
  error: Error;
  onRetry?: () => void;
}) {
  const { what, isSentence, error, onRetry } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { message, status, path } = failureOf(error);
  return (
    <Alert
      className={classes.root}
      severity="error"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('panel.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>
        {isSentence ? what : t('panel.errorTitle', { what })}
      </AlertTitle>
      {message ?? t('panel.errorFallback')}
      {status && path && (
        <Typography variant="body2" component="div">
          {`HTTP ${status} · ${path}`}
        </Typography>
      )}
    </Alert>
  );
}
