import { useMemo } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSearchParams } from 'react-router-dom';
import { mlopsTranslationRef } from '../../translation';
import { Choice } from '../charts/Choice';
import { useChangeAddress } from '../charts/useChartAddress';
import { ArtifactFolder } from './ArtifactFolder';
import { ArtifactPreview } from './ArtifactPreview';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'start',
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: 'minmax(220px, 320px) minmax(0, 1fr)',
      },
    },
    tree: {
      maxHeight: 640,
      overflow: 'auto',
      padding: theme.spacing(1.5),
    },
    preview: { minWidth: 0, padding: theme.spacing(2) },
    roots: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MlopsArtifactsPanel' },
);

/** The files of a run and of the models that it logged; which one is looked at is in the address. */
export function ArtifactsPanel(props: {
  server: string;
  runId: string;
  /** Whether more files may come. */
  isLive: boolean;
  models: readonly { modelId: string; name?: string }[];
}) {
  const { server, runId, isLive, models } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const model = models.find(
    ({ modelId }) => modelId === parameters.get('fmodel'),
  )?.modelId;
  const path = parameters.get('file') ?? '';
  const owner = useMemo(
    () => ({ server, runId, ...(model ? { model } : {}) }),
    [server, runId, model],
  );
  return (
    <div className={classes.root}>
      <Paper
        component="nav"
        className={classes.tree}
        aria-label={t('artifacts.tree')}
      >
        {models.length > 0 && (
          <div className={classes.roots}>
            <Choice
              fullWidth
              label={t('artifacts.roots')}
              value={model ?? ''}
              options={[
                ['', t('artifacts.ofRun')],
                ...models.map(
                  ({ modelId, name = modelId }) =>
                    [modelId, t('artifacts.ofModel', { name })] as const,
                ),
              ]}
              onValue={fmodel => change({ fmodel, file: '', view: '' })}
            />
          </div>
        )}
        <ArtifactFolder
          // The folders of another model are others.
          key={model}
          owner={owner}
          path=""
          chosen={path}
          isLive={isLive}
          onChoose={file => change({ file, view: '' })}
        />
      </Paper>
      <Paper className={classes.preview}>
        {path ? (
          <ArtifactPreview key={`${model} ${path}`} owner={owner} path={path} />
        ) : (
          <Typography>{t('artifacts.choose')}</Typography>
        )}
      </Paper>
    </div>
  );
}
