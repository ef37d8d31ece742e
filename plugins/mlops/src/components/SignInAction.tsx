import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSignInAgain } from '../query';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({ root: { margin: theme.spacing(0.5, 0) } }),
  { name: 'MlopsSignInAction' },
);

/** Signs in to a cluster, and says what to do when that changes nothing. */
export function SignInAction(props: { cluster: string; authProvider: string }) {
  const { cluster, authProvider } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const signInAgain = useSignInAgain();
  const [outcome, setOutcome] = useState<'asking' | 'token' | 'none'>();

  const signIn = async () => {
    setOutcome('asking');
    const signedIn = await signInAgain(cluster);
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
        aria-label={t('signIn.label', { cluster })}
      >
        {t('signIn.action')}
      </Button>
      <Typography variant="body2" component="div" role="status">
        {outcome === 'none' && t('signIn.none', { authProvider, cluster })}
        {outcome === 'token' && t('signIn.refused', { authProvider, cluster })}
      </Typography>
    </div>
  );
}
