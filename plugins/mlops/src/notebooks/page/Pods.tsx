import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookContainer, NotebookDetail, NotebookPod } from '../../api';
import { TimeAgo, Truncated } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { shortImageName } from '../shortImageName';
import { LogLink } from './LogLink';
import { SimpleTable } from './SimpleTable';

const useStyles = makeStyles(
  theme => ({
    pod: { '& + &': { marginTop: theme.spacing(2) } },
  }),
  { name: 'MlopsPods' },
);

/** The Pods of a notebook and what each container does. */
export function Pods(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  if (notebook.pods.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t(
          notebook.phase === 'stopped'
            ? 'notebook.pods.stopped'
            : 'notebook.pods.none',
        )}
      </Typography>
    );
  }
  return (
    <>
      {notebook.pods.map(pod => (
        <div key={pod.name} className={classes.pod}>
          <PodTitle pod={pod} />
          <Containers notebook={notebook} pod={pod} />
        </div>
      ))}
    </>
  );
}

function PodTitle(props: { pod: NotebookPod }) {
  const { name, phase, node, createdAt } = props.pod;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <Typography variant="body2" component="div">
      <strong>{name}</strong>
      {` · ${phase}`}
      {` · ${
        node ? t('notebook.pods.node', { node }) : t('notebook.pods.noNode')
      }`}
      {createdAt && (
        <>
          {' · '}
          <TimeAgo time={createdAt} />
        </>
      )}
    </Typography>
  );
}

function Containers(props: { notebook: NotebookDetail; pod: NotebookPod }) {
  const { notebook, pod } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const columns = [
    'container',
    'state',
    'restarts',
    'lastEnd',
    'image',
    'log',
  ] as const;
  return (
    <SimpleTable
      label={pod.name}
      columns={columns.map(column => t(`notebook.pods.column.${column}`))}
      rows={pod.containers.map(container => ({
        key: container.name,
        cells: [
          <>
            <Truncated text={container.name} width={220} />
            <Typography variant="body2" component="div" color="textSecondary">
              {t(`notebook.pods.kind.${container.kind}`)}
            </Typography>
          </>,
          <ContainerState container={container} pod={pod} />,
          container.restarts,
          <LastEnd end={container.lastEnd} />,
          container.image ? (
            <Truncated
              text={shortImageName(container.image)}
              title={container.image}
              width={200}
            />
          ) : (
            '–'
          ),
          <LogLink
            notebook={notebook}
            pod={pod.name}
            container={container.name}
          />,
        ],
      }))}
    />
  );
}

function ContainerState(props: {
  container: NotebookContainer;
  pod: NotebookPod;
}) {
  const { container, pod } = props;
  const { reason, message, since } = container;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return (
    <>
      {t(stateKeyOf(container, pod))}
      {reason && ` · ${reason}`}
      {since && (
        <>
          {' · '}
          <TimeAgo time={since} />
        </>
      )}
      {message && (
        <Typography variant="body2" component="div" color="textSecondary">
          {message}
        </Typography>
      )}
    </>
  );
}

function stateKeyOf({ state, ready }: NotebookContainer, pod: NotebookPod) {
  if (state === 'running' && !ready) {
    return 'notebook.pods.notReady';
  }
  // Nobody reports of containers before the Pod has a node.
  return state === 'unknown' && !pod.node
    ? 'notebook.pods.notStarted'
    : (`notebook.pods.state.${state}` as const);
}

function LastEnd(props: { end: NotebookContainer['lastEnd'] }) {
  const { reason, exitCode, at } = props.end ?? {};
  const { t } = useTranslationRef(mlopsTranslationRef);
  const texts = [
    reason,
    exitCode !== undefined &&
      t('notebook.pods.exitCode', { code: String(exitCode) }),
  ].filter(Boolean);
  if (texts.length === 0 && !at) {
    return <>–</>;
  }
  return (
    <>
      {texts.join(' · ')}
      {at && (
        <>
          {' · '}
          <TimeAgo time={at} />
        </>
      )}
    </>
  );
}
