import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ModelVersion } from '../../api';
import { CopyButton, StatusLabel, Truncated } from '../../components';
import { mlopsTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    uri: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.5) },
    code: { fontFamily: 'monospace' },
    reason: { maxWidth: 360, minWidth: 200, whiteSpace: 'normal' },
  }),
  { name: 'MlopsServableFrom' },
);

/** From where KServe can load a version, ready to copy, or why it cannot. */
export function ServableFrom(props: { version: ModelVersion }) {
  const { version, servable } = props.version;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if ('reason' in servable) {
    return (
      <div className={classes.reason}>
        <StatusLabel tone="off" label={t('experiments.notServable')} />
        <Typography variant="caption" component="div">
          {servable.reason}
        </Typography>
      </div>
    );
  }
  const { uri, note } = servable;
  return (
    <div>
      <Typography variant="caption" component="div" noWrap>
        {t('experiments.servable')}
      </Typography>
      <div className={classes.uri}>
        <Truncated text={uri} width={260}>
          <span className={classes.code}>{uri}</span>
        </Truncated>
        <CopyButton text={uri} label={t('experiments.copyUri', { version })} />
      </div>
      {note && (
        <Typography variant="caption" component="div">
          {note}
        </Typography>
      )}
    </div>
  );
}
