import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Source } from '../api';
import { mlopsTranslationRef } from '../translation';
import { SignInAction } from './SignInAction';
import { useFormat } from './useFormat';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(0, 0, 2),
      padding: 0,
    },
    notice: { overflowWrap: 'anywhere', padding: theme.spacing(0, 2) },
  }),
  { name: 'MlopsSourceNotices' },
);

const severities = {
  ok: 'success',
  stale: 'info',
  forbidden: 'warning',
  unauthorized: 'warning',
  unreachable: 'error',
  'not-installed': 'info',
  refused: 'warning',
} as const;

/** One short notice for each place that could not be read as wished. */
export function SourceNotices(props: { sources: readonly Source[] }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const format = useFormat();
  const troubled = props.sources.filter(source => source.status !== 'ok');
  if (troubled.length === 0) {
    return null;
  }

  const placeOf = (source: Source) =>
    [
      source.cluster && t('sources.cluster', { name: source.cluster }),
      source.server && t('sources.server', { name: source.server }),
      source.namespace && t('sources.namespace', { name: source.namespace }),
      source.annotation && t('sources.annotation', { name: source.annotation }),
    ]
      .filter(Boolean)
      .join(', ') || t('sources.somewhere');

  return (
    <ul className={classes.root} aria-label={t('sources.label')}>
      {troubled.map((source, index) => (
        <li key={`${source.status} ${source.cluster} ${index}`}>
          <Alert
            className={classes.notice}
            severity={severities[source.status]}
            role="note"
          >
            <strong>{t(`sources.status.${source.status}`)}</strong>
            {` · ${placeOf(source)}`}
            {source.message && ` · ${source.message}`}
            {source.status === 'stale' &&
              ` ${t('sources.asOf', { time: format.relative(source.asOf) })}`}
            {source.status === 'unauthorized' && source.authProvider && (
              <SignInAction
                source={source}
                authProvider={source.authProvider}
              />
            )}
          </Alert>
        </li>
      ))}
    </ul>
  );
}
