import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookAction, NotebookDetail } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { OperateDialog } from '../OperateDialog';

/** Opens the dialog of an action; for who may not, nothing, or on request why not. */
export function OperateButton(props: {
  notebook: NotebookDetail;
  action: NotebookAction;
  explains?: boolean;
}) {
  const { notebook, action, explains } = props;
  const { allowed, reason, note } = notebook.operate;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [open, setOpen] = useState(false);
  if (!allowed) {
    return explains && reason ? (
      <Typography variant="body2" color="textSecondary">
        {reason}
      </Typography>
    ) : null;
  }
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        onClick={() => setOpen(true)}
      >
        {t(`operate.${action}Ask`)}
      </Button>
      {open && (
        <OperateDialog
          notebook={notebook}
          action={action}
          note={note}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
