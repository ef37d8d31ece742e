import { type ReactElement, type RefObject, useRef, useState } from 'react';
import Divider from '@material-ui/core/Divider';
import IconButton from '@material-ui/core/IconButton';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useNavigate } from 'react-router-dom';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookAction } from '../api';
import { safeUrl } from '../components';
import { mlopsTranslationRef } from '../translation';
import { actionsOf } from './actionsOf';
import { OperateDialog } from './OperateDialog';
import { useChangeForms } from './useChangeForms';

interface NotebookMenuProps {
  notebook: Notebook;
  /** Absent where nobody said that it may be done. */
  operate: { readonly allowed: boolean; readonly note?: string } | undefined;
  /** Class of the opened menu. */
  paper?: string;
  renderRest: (close: () => void) => readonly ReactElement[];
}

/** ⋮ of one notebook: its further ports, what can be done with it at once or by pull request, and below that what the place adds. */
export function NotebookMenu(props: NotebookMenuProps) {
  const { notebook, operate } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const button = useRef<HTMLButtonElement>(null);
  // A list has many of these, and few are ever opened.
  const [isWanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<NotebookAction>();
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        aria-label={t('notebooks.more', { name: notebook.name })}
        aria-haspopup="menu"
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <MoreVertIcon />
      </IconButton>
      {isWanted && (
        <Items
          {...props}
          anchor={button}
          open={open}
          onClose={() => setOpen(false)}
          onAsk={setAsked}
        />
      )}
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

function Items(
  props: NotebookMenuProps & {
    anchor: RefObject<HTMLButtonElement>;
    open: boolean;
    onClose: () => void;
    onAsk: (action: NotebookAction) => void;
  },
) {
  const { notebook, operate, paper, renderRest } = props;
  const { anchor, open, onClose, onAsk } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const navigate = useNavigate();
  const forms = useChangeForms(notebook);
  const ports = furtherPorts(notebook);
  const actions = operate?.allowed ? actionsOf(notebook) : [];
  const rest = renderRest(onClose);
  const first = ports.length + actions.length + forms.length;
  return (
    <Menu
      anchorEl={anchor.current}
      open={open}
      onClose={onClose}
      classes={{ paper }}
    >
      {ports.map(({ title, url }) => (
        <MenuItem
          key={url}
          dense
          component="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onClose}
        >
          {t('notebooks.connectPort', { port: title })}
        </MenuItem>
      ))}
      {actions.map(action => (
        <MenuItem
          key={action}
          dense
          onClick={() => {
            onClose();
            onAsk(action);
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
  );
}

/** Besides the one that Connect opens. */
function furtherPorts({ connections = [], connectUrl }: Notebook) {
  return connections.filter(
    ({ url }) => url !== connectUrl && safeUrl(url) !== undefined,
  );
}
