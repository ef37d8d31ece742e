import type { ReactNode } from 'react';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment, MlflowServer } from '../../api';
import {
  ExternalLink,
  Folded,
  safeUrl,
  TimeAgo,
  Truncated,
} from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { SafeMarkdown } from '../artifacts/SafeMarkdown';

/** Longer notes are folded. */
const shortNote = 400;

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2), overflowWrap: 'anywhere' },
    title: {
      alignItems: 'baseline',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      marginBottom: theme.spacing(1),
    },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    chip: { margin: 0, maxWidth: '100%' },
    facts: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(0, 0, 1),
    },
    fact: { display: 'flex', gap: theme.spacing(1), minWidth: 0 },
    // The secondary colour is too pale on the grey of the page.
    term: { color: theme.palette.textSubtle, flex: 'none' },
    value: { margin: 0, minWidth: 0 },
    note: { marginTop: theme.spacing(1), maxWidth: 900 },
    deleted: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MlopsExperimentHeader' },
);

/** What is known of an experiment besides its runs. */
export function ExperimentHeader(props: {
  experiment: Experiment;
  server: MlflowServer | undefined;
}) {
  const { experiment, server } = props;
  const { name, url, note, tags } = experiment;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {experiment.lifecycle === 'deleted' && (
        <Alert className={classes.deleted} severity="warning" role="note">
          {t('experiments.header.deleted', { id: experiment.experimentId })}
        </Alert>
      )}
      <div className={classes.title}>
        <Typography variant="subtitle1" component="h3">
          {t('experiments.single', { name })}
        </Typography>
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
      <HeaderFacts experiment={experiment} server={server} />
      {tags.length > 0 && (
        <div
          className={classes.chips}
          role="group"
          aria-label={t('experiments.header.tags')}
        >
          {tags.map(({ key, value }) => (
            <Chip
              key={key}
              className={classes.chip}
              size="small"
              label={`${key}: ${value}`}
              title={`${key}: ${value}`}
            />
          ))}
        </div>
      )}
      {note && (
        <div className={classes.note}>
          {note.length > shortNote ? (
            <Folded title={t('experiments.header.note')}>
              <Note text={note} />
            </Folded>
          ) : (
            <Note text={note} />
          )}
        </div>
      )}
    </div>
  );
}

/** In one line where there is room: the runs are what people come for. */
function HeaderFacts(props: {
  experiment: Experiment;
  server: MlflowServer | undefined;
}) {
  const { experiment, server } = props;
  const { createdAt, lastUpdatedAt, primaryMetric, artifactLocation } =
    experiment;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const facts: [string, ReactNode][] = [
    [
      t('experiments.header.server'),
      server?.version
        ? t('experiments.header.serverVersion', {
            server: experiment.server,
            version: server.version,
          })
        : experiment.server,
    ],
    [
      t('experiments.header.created'),
      createdAt && <TimeAgo time={createdAt} />,
    ],
    [
      t('experiments.header.updated'),
      lastUpdatedAt && <TimeAgo time={lastUpdatedAt} />,
    ],
    [
      t('experiments.header.primary'),
      primaryMetric && primaryText(primaryMetric, t),
    ],
    [
      t('experiments.header.artifacts'),
      artifactLocation && <Truncated text={artifactLocation} width={320} />,
    ],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt className={classes.term}>{name}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Note(props: { text: string }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <SafeMarkdown
      text={props.text}
      fallback={
        <Typography variant="body2">
          {t('experiments.header.noteBroken')}
        </Typography>
      }
    />
  );
}

function primaryText(
  { name, greaterIsBetter }: NonNullable<Experiment['primaryMetric']>,
  t: (
    key: 'experiments.header.higher' | 'experiments.header.lower',
    options: { metric: string },
  ) => string,
): string {
  if (greaterIsBetter === undefined) {
    return name;
  }
  return t(
    greaterIsBetter ? 'experiments.header.higher' : 'experiments.header.lower',
    { metric: name },
  );
}
