import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { safeUrl, Truncated } from '../components';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(0.5, 0), whiteSpace: 'nowrap' },
  }),
  { name: 'MlopsConnectButton' },
);

/** Opens a running notebook in a new window, or says why it cannot. */
export function ConnectButton(props: {
  notebook: Notebook;
  variant?: 'outlined' | 'contained';
}) {
  const { variant = 'outlined' } = props;
  const { name, cluster, phase, connectUrl } = props.notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const url = safeUrl(connectUrl);
  if (phase !== 'running') {
    return null;
  }
  if (!url) {
    return (
      <Truncated
        text={t('notebooks.noGateway')}
        title={t('notebooks.noGatewayHint', { cluster })}
      />
    );
  }
  return (
    <Button
      className={classes.root}
      size="small"
      variant={variant}
      color="primary"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      endIcon={<OpenInNewIcon aria-hidden />}
      aria-label={t('notebooks.connectTo', { name })}
    >
      {t('notebooks.connect')}
    </Button>
  );
}
