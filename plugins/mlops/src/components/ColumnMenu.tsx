import { useRef, useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Tooltip from '@material-ui/core/Tooltip';
import ViewColumnIcon from '@material-ui/icons/ViewColumn';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import type { DataColumn } from './DataColumn';
import type { ColumnChoice } from './useColumnChoice';

/** Shows and hides columns; those that name a row always stay. */
export function ColumnMenu<T>(props: {
  columns: readonly DataColumn<T>[];
  choice: ColumnChoice<T>;
}) {
  const { columns, choice } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip title={t('table.columns')}>
        <IconButton
          ref={button}
          size="small"
          aria-label={t('table.columns')}
          aria-haspopup="menu"
          onClick={() => setOpen(true)}
        >
          <ViewColumnIcon />
        </IconButton>
      </Tooltip>
      <Menu
        anchorEl={button.current}
        open={open}
        onClose={() => setOpen(false)}
      >
        {columns
          .filter(column => column.optional)
          .map(column => (
            <MenuItem
              key={column.id}
              dense
              role="menuitemcheckbox"
              aria-checked={choice.isShown(column)}
              onClick={() => choice.toggle(column.id)}
            >
              <Checkbox
                checked={choice.isShown(column)}
                color="primary"
                edge="start"
                size="small"
                tabIndex={-1}
                disableRipple
                inputProps={{ 'aria-hidden': true }}
              />
              <ListItemText primary={column.title} />
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}
