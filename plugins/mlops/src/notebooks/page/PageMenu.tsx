import { useRef, useState } from 'react';
import Divider from '@material-ui/core/Divider';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import ListSubheader from '@material-ui/core/ListSubheader';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { makeStyles } from '@material-ui/core/styles';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookAction, NotebookDetail } from '../../api';
import { useAnnounce } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { actionsOf } from '../actionsOf';
import { OperateDialog } from '../OperateDialog';

const useStyles = makeStyles(
  theme => ({
    menu: { maxWidth: 560 },
    command: {
      fontFamily: 'monospace',
      fontSize: '0.75rem',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    heading: { lineHeight: 1.5, padding: theme.spacing(1, 2) },
  }),
  { name: 'MlopsPageMenu' },
);

/** What else can be done with the notebook: at once, or by commands to copy. */
export function PageMenu(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { commands, operate } = notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const announce = useAnnounce();
  const errorApi = useApi(errorApiRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<NotebookAction>();
  const actions = operate.allowed ? actionsOf(notebook) : [];
  if (actions.length === 0 && commands.length === 0) {
    return null;
  }
  const copy = (title: string, command: string) => {
    setOpen(false);
    navigator.clipboard.writeText(command).then(
      () => announce(t('copy.copiedName', { title })),
      error => errorApi.post(error),
    );
  };
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
        onClose={() => setOpen(false)}
        classes={{ paper: classes.menu }}
      >
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
        {actions.length > 0 && commands.length > 0 && <Divider />}
        {commands.length > 0 && (
          <ListSubheader
            className={classes.heading}
            disableSticky
            component="div"
            role="presentation"
          >
            {t('notebook.commands')}
          </ListSubheader>
        )}
        {commands.map(({ title, command }) => (
          <MenuItem key={title} dense onClick={() => copy(title, command)}>
            <ListItemText
              primary={title}
              secondary={command}
              secondaryTypographyProps={{ className: classes.command }}
            />
          </MenuItem>
        ))}
      </Menu>
      {asked && (
        <OperateDialog
          notebook={notebook}
          action={asked}
          note={operate.note}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
