import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookAction } from '../api';
import { ErrorPanel } from '../components';
import { mlopsTranslationRef } from '../translation';
import { GitNote } from './GitNote';
import { useOperate } from './useOperate';
import { WhatIsLost } from './WhatIsLost';

const useStyles = makeStyles(
  theme => ({
    content: {
      overflowWrap: 'anywhere',
      '& > * + *': { marginTop: theme.spacing(2) },
    },
    title: { overflowWrap: 'anywhere' },
    actions: { padding: theme.spacing(2, 3) },
  }),
  { name: 'MlopsOperateDialog' },
);

/** Says what an action does and what is lost by it, before it is done. */
export function OperateDialog(props: {
  notebook: Notebook;
  action: NotebookAction;
  /** What Git means for it, where the server has looked. */
  note?: string;
  onClose: () => void;
}) {
  const { notebook, action, note, onClose } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { run, isRunning, error } = useOperate(notebook);
  const act = () => run(action).then(onClose, () => undefined);
  const titleId = `mlops-operate-${action}`;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId} className={classes.title}>
        {t(`operate.title.${action}`, { name: notebook.name })}
      </DialogTitle>
      <DialogContent className={classes.content}>
        <Typography>{t(`operate.text.${action}`)}</Typography>
        {action !== 'start' && <WhatIsLost notebook={notebook} />}
        {/* What the server notes is about starting and stopping. */}
        {note && action !== 'recreate' ? (
          <Alert severity="info">{note}</Alert>
        ) : (
          <GitNote gitops={notebook.gitops} action={action} />
        )}
        {error && (
          <ErrorPanel
            what={t(`operate.failed.${action}`, { name: notebook.name })}
            isSentence
            error={error}
          />
        )}
      </DialogContent>
      <DialogActions className={classes.actions}>
        <Button onClick={onClose}>{t('operate.cancel')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={isRunning}
          onClick={act}
        >
          {t(isRunning ? 'operate.underWay' : `operate.${action}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
