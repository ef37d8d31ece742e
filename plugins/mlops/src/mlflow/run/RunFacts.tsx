import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import {
  CopyButton,
  ExternalLink,
  Facts,
  TimeAgo,
  useFormat,
} from '../../components';
import { useNotebookPath } from '../../notebooks/useNotebookPath';
import { mlopsTranslationRef } from '../../translation';

/** Commits are told apart by so many characters. */
const shortCommit = 8;

const knownTypes = ['NOTEBOOK', 'JOB', 'PROJECT', 'LOCAL'] as const;

const useStyles = makeStyles(
  { id: { fontFamily: 'monospace', fontSize: '0.8125rem' } },
  { name: 'MlopsRunFacts' },
);

/** When a run went, who started it, and of which code. */
export function RunFacts(props: { run: RunDetail }) {
  const { run } = props;
  const { runId, startedAt, endedAt, source, notebook } = run;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const format = useFormat();
  const end = endedAt ?? (run.status === 'running' ? now() : undefined);
  return (
    <Facts
      facts={[
        [
          t('run.facts.id'),
          <>
            <span className={classes.id}>{runId}</span>{' '}
            <CopyButton text={runId} label={t('run.facts.copyId')} />
          </>,
        ],
        [t('run.facts.experiment'), run.experiment],
        [t('run.facts.server'), run.server],
        [t('run.facts.started'), startedAt && <TimeAgo time={startedAt} />],
        [
          t('run.facts.duration'),
          startedAt && end
            ? format.duration(Date.parse(end) - Date.parse(startedAt))
            : undefined,
        ],
        [t('run.facts.user'), run.user],
        [t('run.facts.source'), source?.name && <SourceName source={source} />],
        [t('run.facts.notebook'), notebook && <NotebookOf {...notebook} />],
        [t('run.facts.commit'), source?.commit && <Commit source={source} />],
        [t('run.facts.branch'), source?.branch],
        [
          t('run.facts.files'),
          run.artifactUri && (
            <span className={classes.id}>{run.artifactUri}</span>
          ),
        ],
      ]}
    />
  );
}

function now(): string {
  return new Date().toISOString();
}

type Source = NonNullable<RunDetail['source']>;

function SourceName(props: { source: Source }) {
  const { name = '', type } = props.source;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const known = knownTypes.find(one => one === type);
  return <>{known ? `${name} (${t(`run.sourceType.${known}`)})` : name}</>;
}

function Commit(props: { source: Source }) {
  const { commit = '', link, dirty, repoUrl } = props.source;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <>
      <ExternalLink url={link}>
        <span className={classes.id}>{commit.slice(0, shortCommit)}</span>
      </ExternalLink>
      {!link && repoUrl && ` · ${repoUrl}`}
      {dirty && ` · ${t('run.facts.dirty')}`}
    </>
  );
}

/** The run was written in one of the entity's own notebooks. */
function NotebookOf(props: NonNullable<RunDetail['notebook']>) {
  const pathOf = useNotebookPath();
  return <Link to={pathOf(props)}>{props.name}</Link>;
}
