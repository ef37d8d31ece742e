import ListItemText from '@material-ui/core/ListItemText';
import ListSubheader from '@material-ui/core/ListSubheader';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import { useAnnounce } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { NotebookMenu } from '../NotebookMenu';

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
  const copy = (title: string, command: string) =>
    navigator.clipboard.writeText(command).then(
      () => announce(t('copy.copiedName', { title })),
      error => errorApi.post(error),
    );
  const heading = (
    <ListSubheader
      key="heading"
      className={classes.heading}
      disableSticky
      component="div"
      role="presentation"
    >
      {t('notebook.commands')}
    </ListSubheader>
  );
  return (
    <NotebookMenu
      notebook={notebook}
      operate={operate}
      paper={classes.menu}
      renderRest={close => [
        ...(commands.length > 0 ? [heading] : []),
        ...commands.map(({ title, command }) => (
          <MenuItem
            key={title}
            dense
            onClick={() => {
              close();
              copy(title, command);
            }}
          >
            <ListItemText
              primary={title}
              secondary={command}
              secondaryTypographyProps={{ className: classes.command }}
            />
          </MenuItem>
        )),
      ]}
    />
  );
}
