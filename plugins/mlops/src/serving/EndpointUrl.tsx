import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint } from '../api';
import { CopyButton, safeUrl, Truncated } from '../components';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.5) },
  }),
  { name: 'MlopsEndpointUrl' },
);

/** Where requests go. It is to be copied, not opened: a browser would get 404 or 405. */
export function EndpointUrl(props: { endpoint: Endpoint }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const url = safeUrl(props.endpoint.url);
  if (!url) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('endpoints.noUrl')}
      </Typography>
    );
  }
  return (
    <div className={classes.root}>
      <Truncated text={url} width={150} />
      <CopyButton
        text={url}
        label={t('copy.copyUrl', { name: props.endpoint.name })}
      />
    </div>
  );
}
