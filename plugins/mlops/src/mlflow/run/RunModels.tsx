import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { ExternalLink, StatusLabel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useRunPath, useVersionPath } from '../paths';

const useStyles = makeStyles(
  theme => ({
    line: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      marginBottom: theme.spacing(1),
    },
    chip: { margin: 0, maxWidth: 240 },
  }),
  { name: 'MlopsRunModels' },
);

/** The models that came of a run, and the versions they were registered as. */
export function RunModels(props: { run: RunDetail }) {
  const { loggedModels, registeredVersions } = props.run;
  const { t } = useTranslationRef(mlopsTranslationRef);
  if (loggedModels.length === 0 && registeredVersions.length === 0) {
    return (
      <>
        <Typography variant="body2">{t('run.models.none')}</Typography>
        <Typography variant="body2" color="textSecondary">
          {t('run.models.noneText')}
        </Typography>
      </>
    );
  }
  return (
    <>
      {registeredVersions.map(version => (
        <Version
          key={`${version.name} ${version.version}`}
          server={props.run.server}
          version={version}
        />
      ))}
      {loggedModels.map(model => (
        <Logged key={model.modelId} run={props.run} model={model} />
      ))}
      {registeredVersions.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('run.models.notRegistered')}
        </Typography>
      )}
    </>
  );
}

function Version(props: {
  server: string;
  version: RunDetail['registeredVersions'][number];
}) {
  const { name, version, aliases, ofEntity, url } = props.version;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const pathOf = useVersionPath();
  const text = t('run.models.version', { name, version });
  return (
    <div className={classes.line}>
      <Typography variant="subtitle2" component="span">
        {ofEntity ? (
          <Link to={pathOf({ server: props.server, name, version })}>
            {text}
          </Link>
        ) : (
          <ExternalLink url={url}>{text}</ExternalLink>
        )}
      </Typography>
      {aliases.map(alias => (
        <Chip key={alias} className={classes.chip} size="small" label={alias} />
      ))}
    </div>
  );
}

function Logged(props: {
  run: RunDetail;
  model: RunDetail['loggedModels'][number];
}) {
  const { modelId, name = modelId, status, url } = props.model;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const pathOf = useRunPath();
  const files = new URLSearchParams({ tab: 'files', fmodel: modelId });
  return (
    <div className={classes.line}>
      <Typography variant="body2" component="span">
        <ExternalLink url={url}>
          {t('run.models.logged', { name })}
        </ExternalLink>
      </Typography>
      {status !== 'ready' && (
        <StatusLabel
          tone={status === 'failed' ? 'error' : 'unknown'}
          label={t(`run.models.state.${status}`)}
        />
      )}
      <Typography variant="body2" component="span">
        <Link to={`${pathOf(props.run)}?${files}`}>
          {t('run.models.files')}
        </Link>
      </Typography>
    </div>
  );
}
