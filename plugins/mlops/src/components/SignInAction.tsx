import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Source } from '../api';
import { useSignInAgain } from '../query';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({ root: { margin: theme.spacing(0.5, 0) } }),
  { name: 'MlopsSignInAction' },
);

/** Signs in to a cluster or MLflow server, and says what to do when that changes nothing. */
export function SignInAction(props: { source: Source; authProvider: string }) {
  const { source, authProvider } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const signInAgain = useSignInAgain();
  const [outcome, setOutcome] = useState<'asking' | 'token' | 'none'>();

  const { cluster, server } = source;
  const place = cluster
    ? t('signIn.cluster', { name: cluster })
    : t('signIn.server', { name: server ?? '' });

  const signIn = async () => {
    setOutcome('asking');
    const signedIn = await signInAgain(source);
    setOutcome(signedIn ? 'token' : 'none');
  };
  return (
    <div className={classes.root}>
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        disabled={outcome === 'asking'}
        onClick={signIn}
        aria-label={t('signIn.label', { place })}
      >
        {t('signIn.action')}
      </Button>
      <Typography variant="body2" component="div" role="status">
        {outcome === 'none' && t('signIn.none', { authProvider, place })}
        {outcome === 'token' && t('signIn.refused', { authProvider, place })}
      </Typography>
    </div>
  );
}
