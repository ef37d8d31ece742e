import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { formatSize } from './formatSize';
import { type FileOwner } from './useArtifacts';
import { useDownload } from './useDownload';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
    },
  }),
  { name: 'MlopsDownloadButton' },
);

/** Saves a file of a run, and says how far it is. */
export function DownloadButton(props: {
  owner: FileOwner;
  file: { path: string; name: string; size?: number };
}) {
  const { owner, file } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { read, start, cancel } = useDownload(owner);
  return (
    <div className={classes.root}>
      {read === undefined ? (
        <>
          <Button
            size="small"
            color="primary"
            variant="outlined"
            startIcon={<GetAppIcon aria-hidden />}
            aria-label={t('artifacts.downloadNamed', { name: file.name })}
            onClick={() => start(file)}
          >
            {t('artifacts.download')}
          </Button>
          {file.size !== undefined && (
            <Typography variant="body2" component="span">
              {formatSize(file.size)}
            </Typography>
          )}
        </>
      ) : (
        <>
          <Typography variant="body2" role="status">
            {t('artifacts.downloading', { size: formatSize(read) })}
          </Typography>
          <Button size="small" onClick={cancel}>
            {t('artifacts.cancel')}
          </Button>
        </>
      )}
    </div>
  );
}
