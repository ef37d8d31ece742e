import { type ReactElement, useRef, useState } from 'react';
import Divider from '@material-ui/core/Divider';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookAction } from '../api';
import { mlopsTranslationRef } from '../translation';
import { actionsOf } from './actionsOf';
import { OperateDialog } from './OperateDialog';
import { useChangeForms } from './useChangeForms';

/** ⋮ of one notebook: what can be done with it at once or by pull request, and below that what the place adds. */
export function NotebookMenu(props: {
  notebook: Notebook;
  /** Absent where nobody said that it may be done. */
  operate: { readonly allowed: boolean; readonly note?: string } | undefined;
  /** Class of the opened menu. */
  paper?: string;
  renderRest: (close: () => void) => readonly ReactElement[];
}) {
  const { notebook, operate, paper, renderRest } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<NotebookAction>();
  const close = () => setOpen(false);
  const navigate = useNavigate();
  const forms = useChangeForms(notebook);
  const actions = operate?.allowed ? actionsOf(notebook) : [];
  const rest = renderRest(close);
  const first = actions.length + forms.length;
  if (first + rest.length === 0) {
    return null;
  }
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        aria-label={t('notebooks.more', { name: notebook.name })}
        aria-haspopup="menu"
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon />
      </IconButton>
      <Menu
        anchorEl={button.current}
        open={open}
        onClose={close}
        classes={{ paper }}
      >
        {actions.map(action => (
          <MenuItem
            key={action}
            dense
            onClick={() => {
              close();
              setAsked(action);
            }}
          >
            {t(`operate.${action}Ask`)}
          </MenuItem>
        ))}
        {forms.map(({ change, path }) => (
          <MenuItem key={change} dense onClick={() => navigate(path)}>
            {t(`operate.form.${change}`)}
          </MenuItem>
        ))}
        {first > 0 && rest.length > 0 && <Divider />}
        {rest}
      </Menu>
      {asked && (
        <OperateDialog
          notebook={notebook}
          action={asked}
          note={operate?.note}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
