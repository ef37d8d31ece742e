import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook } from '../api';
import { failureOf } from '../components';
import { mlopsTranslationRef } from '../translation';
import { OperateDialog } from './OperateDialog';
import { useOperate } from './useOperate';

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(0.5, 0), whiteSpace: 'nowrap' },
  }),
  { name: 'MlopsStartButton' },
);

/** Starts a stopped notebook; asks first only where Git may undo it. */
export function StartButton(props: {
  notebook: Notebook;
  variant?: 'outlined' | 'contained';
  /** What Git means for it, where the server has looked. */
  note?: string;
}) {
  const { notebook, variant = 'outlined', note } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const errorApi = useApi(errorApiRef);
  const { run, isRunning } = useOperate(notebook);
  const [asking, setAsking] = useState(false);
  const start = () =>
    run('start').catch(error =>
      errorApi.post(
        new Error(
          `${t('operate.failed.start', { name: notebook.name })}: ${
            failureOf(error).message
          }`,
        ),
      ),
    );
  return (
    <>
      <Button
        className={classes.root}
        size="small"
        variant={variant}
        color="primary"
        disabled={isRunning}
        startIcon={<PlayArrowIcon aria-hidden />}
        aria-label={t('operate.startName', { name: notebook.name })}
        onClick={notebook.gitops ? () => setAsking(true) : start}
      >
        {t(isRunning ? 'operate.underWay' : 'operate.start')}
      </Button>
      {asking && (
        <OperateDialog
          notebook={notebook}
          action="start"
          note={note}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
