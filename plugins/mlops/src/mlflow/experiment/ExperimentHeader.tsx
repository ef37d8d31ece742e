import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment } from '../api';
import { ExternalLink, safeUrl } from '../components';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MlopsSingleExperiment' },
);

/** The experiment of an entity that has only one: a line instead of a list to choose from. */
export function SingleExperiment(props: { experiment: Experiment }) {
  const { name, server, url } = props.experiment;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="subtitle1" component="h3">
        {t('experiments.single', { name })}
      </Typography>
      <Typography variant="body2" component="span">
        {t('experiments.onServer', { server })}
      </Typography>
      {safeUrl(url) && (
        <Typography variant="body2" component="span">
          <ExternalLink url={url} label={t('links.openNameInMlflow', { name })}>
            {t('links.openInMlflow')}
          </ExternalLink>
        </Typography>
      )}
    </div>
  );
}
