import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { mlopsTranslationRef } from '../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      ...theme.typography.body2,
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(3),
    },
  }),
  { name: 'MlopsWhatIsLost' },
);

/** What survives the end of a notebook's Pod, and what does not. */
export function WhatIsLost(props: { notebook: Notebook }) {
  const { notebook } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const kept = notebook.volumes.filter(
    volume => volume.claimName && volume.mountPath,
  );
  return (
    <>
      <div>
        <Typography variant="subtitle2" component="h3">
          {t('operate.lost')}
        </Typography>
        <ul className={classes.list}>
          <li>
            {t(
              notebook.phase === 'running'
                ? 'operate.lostKernels'
                : 'operate.lostRest',
            )}
          </li>
          <li>{t('operate.lostPackages')}</li>
        </ul>
      </div>
      <div>
        <Typography variant="subtitle2" component="h3">
          {t('operate.kept')}
        </Typography>
        <ul className={classes.list}>
          {kept.map(({ name, mountPath = '', claimName = '' }) => (
            <li key={name}>
              {t('operate.keptPath', { path: mountPath, claim: claimName })}
            </li>
          ))}
          <li>{t('operate.keptNotebook')}</li>
        </ul>
      </div>
      {kept.length === 0 && (
        <Alert severity="warning">{t('operate.nothingKept')}</Alert>
      )}
    </>
  );
}
