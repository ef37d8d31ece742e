import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { runReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Artifact } from '../../api';
import { QueryPanel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { DownloadButton } from './DownloadButton';
import { FileContent } from './FileContent';
import { formatSize } from './formatSize';
import { mostBytes, type PreviewKind, previewKind } from './previewKind';
import { type FileOwner, useFile, useFolder } from './useArtifacts';

const useStyles = makeStyles(
  theme => ({
    head: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      justifyContent: 'space-between',
      marginBottom: theme.spacing(1.5),
    },
    name: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsArtifactPreview' },
);

/** A file, as far as it can be looked at safely; else why not, and a way to keep it. */
export function ArtifactPreview(props: { owner: FileOwner; path: string }) {
  const { owner, path } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(mlopsTranslationRef);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const parent = path.slice(0, Math.max(0, path.length - name.length - 1));
  // The tree has asked for the folder already: this is its answer.
  const folder = useFolder(owner, parent, { isLive: false });
  const listed = folder.data?.items.find(item => item.path === path);
  const file: Pick<Artifact, 'path' | 'name' | 'size'> = {
    path,
    name,
    size: listed?.size,
  };
  const kind = previewKind(name);
  return (
    <>
      <div className={classes.head}>
        <Typography variant="subtitle1" component="h3" className={classes.name}>
          {path}
        </Typography>
        {!listed?.directory && <DownloadButton owner={owner} file={file} />}
      </div>
      {listed?.directory && <Typography>{t('artifacts.folder')}</Typography>}
      {!listed?.directory && kind && (folder.data || folder.error) && (
        <Preview owner={owner} file={file} kind={kind} />
      )}
      {!kind && (
        <Reason
          title={t('artifacts.noPreview', { name })}
          text={t('artifacts.noPreviewText')}
        />
      )}
    </>
  );
}

function Preview(props: {
  owner: FileOwner;
  file: Pick<Artifact, 'path' | 'name' | 'size'>;
  kind: PreviewKind;
}) {
  const { owner, file, kind } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const limit = mostBytes[kind];
  const isListedTooLarge = (file.size ?? 0) > limit;
  const query = useFile(owner, file.path, {
    limit,
    enabled: !isListedTooLarge,
  });
  const { name } = file;
  const tooLarge = (
    <Reason
      title={t('artifacts.tooLarge', { name })}
      text={t('artifacts.tooLargeText', { limit: formatSize(limit) })}
    />
  );
  if (isListedTooLarge) {
    return tooLarge;
  }
  return (
    <QueryPanel
      query={query}
      what={t('artifacts.previewWhat', { name })}
      title={t('artifacts.previewPanel', { name })}
      permission={runReadPermission.name}
      skeleton={[240]}
    >
      {read =>
        read.isTooLarge ? (
          tooLarge
        ) : (
          <FileContent name={name} kind={kind} bytes={read.bytes} />
        )
      }
    </QueryPanel>
  );
}

/** Why a file is not shown. */
export function Reason(props: { title: string; text: string }) {
  return (
    <div role="note">
      <Typography variant="body1">{props.title}</Typography>
      <Typography variant="body2" color="textSecondary">
        {props.text}
      </Typography>
    </div>
  );
}
