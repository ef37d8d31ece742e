import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import FolderIcon from '@material-ui/icons/FolderOutlined';
import FolderOpenIcon from '@material-ui/icons/FolderOpen';
import FileIcon from '@material-ui/icons/InsertDriveFileOutlined';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Artifact } from '../../api';
import { ErrorPanel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { formatSize } from './formatSize';
import { type FileOwner, useFolder } from './useArtifacts';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    inner: { paddingLeft: theme.spacing(2) },
    button: {
      fontWeight: 'normal',
      justifyContent: 'flex-start',
      lineHeight: 1.4,
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      textTransform: 'none',
    },
    chosen: { backgroundColor: theme.palette.action.selected, fontWeight: 700 },
    name: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
    size: {
      color: theme.palette.text.secondary,
      flex: '0 0 auto',
      fontSize: theme.typography.caption.fontSize,
      fontVariantNumeric: 'tabular-nums',
      paddingLeft: theme.spacing(1),
    },
    text: { padding: theme.spacing(0.5, 1) },
  }),
  { name: 'MlopsArtifactFolder' },
);

interface FolderProps {
  readonly owner: FileOwner;
  readonly path: string;
  /** The file that is looked at. */
  readonly chosen: string;
  readonly isLive: boolean;
  readonly onChoose: (path: string) => void;
}

/** What is in a folder; it is read when somebody opens it. */
export function ArtifactFolder(props: FolderProps) {
  const { owner, path, isLive } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const query = useFolder(owner, path, { isLive });
  const { data, error } = query;
  if (!data) {
    return error ? (
      <ErrorPanel
        what={t('artifacts.tree')}
        error={error}
        onRetry={query.refetch}
      />
    ) : (
      <Skeleton variant="rect" height={32} />
    );
  }
  if (data.items.length === 0) {
    return (
      <Typography variant="body2" className={classes.text}>
        {path ? t('artifacts.emptyFolder') : t('artifacts.none')}
        {!path && (
          <Typography variant="caption" component="span" display="block">
            {t('artifacts.noneText')}
          </Typography>
        )}
      </Typography>
    );
  }
  return (
    <ul className={classes.list}>
      {data.items.map(item => (
        <li key={item.path}>
          {item.directory ? (
            <Folder {...props} item={item} />
          ) : (
            <File {...props} item={item} />
          )}
        </li>
      ))}
      {data.nextPageToken && (
        <li>
          <Button
            size="small"
            disabled={query.isFetching}
            onClick={query.loadMore}
          >
            {t('artifacts.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Folder(props: FolderProps & { item: Artifact }) {
  const { item, chosen } = props;
  const classes = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(chosen.startsWith(`${item.path}/`));
  const Icon = isOpen ? FolderOpenIcon : FolderIcon;
  return (
    <>
      <Button
        fullWidth
        size="small"
        className={classes.button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        startIcon={<Icon fontSize="small" aria-hidden />}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={classes.name}>{item.name}</span>
      </Button>
      {isOpen && (
        <div id={id} className={classes.inner}>
          <ArtifactFolder {...props} path={item.path} />
        </div>
      )}
    </>
  );
}

function File(props: FolderProps & { item: Artifact }) {
  const { item, chosen, onChoose } = props;
  const classes = useStyles();
  const isChosen = item.path === chosen;
  return (
    <Button
      fullWidth
      size="small"
      className={`${classes.button} ${isChosen ? classes.chosen : ''}`}
      aria-current={isChosen}
      startIcon={<FileIcon fontSize="small" aria-hidden />}
      onClick={() => onChoose(item.path)}
    >
      <span className={classes.name}>{item.name}</span>
      {item.size !== undefined && (
        <span className={classes.size}>{formatSize(item.size)}</span>
      )}
    </Button>
  );
}
