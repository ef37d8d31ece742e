import { useRef, useState } from 'react';
import Divider from '@material-ui/core/Divider';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookAction, NotebookList } from '../api';
import { mlopsTranslationRef } from '../translation';
import { actionsOf } from './actionsOf';
import { OperateDialog } from './OperateDialog';
import { useNotebookPath } from './useNotebookPath';

const tabs = ['logs', 'events', 'configuration', 'manifest'] as const;

/** What else can be done with a notebook of the list. */
export function RowMenu(props: {
  notebook: Notebook;
  operate: NotebookList['operate'];
}) {
  const { notebook, operate } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const pathOf = useNotebookPath();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<NotebookAction>();
  const actions = operate?.allowed ? actionsOf(notebook) : [];
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        aria-label={t('notebooks.more', { name: notebook.name })}
        aria-haspopup="menu"
        onClick={() => setOpen(true)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu
        anchorEl={button.current}
        open={open}
        onClose={() => setOpen(false)}
      >
        {tabs.map(tab => (
          <MenuItem
            key={tab}
            dense
            onClick={() => navigate(pathOf(notebook, tab))}
          >
            {t(`notebook.tab.${tab}`)}
          </MenuItem>
        ))}
        {actions.length > 0 && <Divider />}
        {actions.map(action => (
          <MenuItem
            key={action}
            dense
            onClick={() => {
              setOpen(false);
              setAsked(action);
            }}
          >
            {t(`operate.${action}Ask`)}
          </MenuItem>
        ))}
      </Menu>
      {asked && (
        <OperateDialog
          notebook={notebook}
          action={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
