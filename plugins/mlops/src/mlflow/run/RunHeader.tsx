import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link, LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { ExternalLink, safeUrl } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useComparePath, useRunPath } from '../paths';
import { RunStatus } from '../RunStatus';
import { useChampionRun } from './useChampionRun';
import { useRunSentence } from './useRunSentence';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      justifyContent: 'space-between',
      marginBottom: theme.spacing(2),
    },
    text: { flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' },
    name: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
    actions: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'MlopsRunHeader' },
);

/** Which run it is, how it went, and where else it can be seen. */
export function RunHeader(props: { run: RunDetail }) {
  const { run } = props;
  const { server, runId, name, status, parent, url } = run;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const sentence = useRunSentence(run);
  const runPath = useRunPath();
  const comparePath = useComparePath();
  const champion = useChampionRun(run);
  return (
    <header className={classes.root}>
      <div className={classes.text}>
        <div className={classes.name}>
          <Typography variant="h5" component="h2">
            {name}
          </Typography>
          <RunStatus status={status} />
        </div>
        <Typography role="status">{sentence}</Typography>
        {parent && (
          <Typography variant="body2">
            <Link to={runPath({ server, runId: parent.runId })}>
              {t('run.parent', { name: parent.name })}
            </Link>
          </Typography>
        )}
      </div>
      <div className={classes.actions}>
        {champion && champion !== runId && (
          <LinkButton
            to={comparePath({ server, runIds: [runId, champion] })}
            variant="outlined"
            color="primary"
          >
            {t('run.compareChampion')}
          </LinkButton>
        )}
        {safeUrl(url) && (
          <Typography variant="body2" component="span">
            <ExternalLink
              url={url}
              label={t('links.openNameInMlflow', { name })}
            >
              {t('links.openInMlflow')}
            </ExternalLink>
          </Typography>
        )}
      </div>
    </header>
  );
}
