import { type ReactNode, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import GetAppIcon from '@material-ui/icons/GetApp';
import ShowChartIcon from '@material-ui/icons/ShowChart';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { keyColumn, parseKeyColumn } from '../columnId';
import type { KnownKey } from './mergeRuns';

/** Longer lists are found by typing. */
const mostOptions = 100;

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
    group: { width: 220 },
    input: { backgroundColor: theme.palette.background.paper },
    label: { color: theme.palette.text.primary },
    // Material UI moves it to the left, out of the row.
    tree: { marginLeft: 0 },
    rest: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginLeft: 'auto',
    },
  }),
  { name: 'MlopsGridToolbar' },
);

/** How the runs are looked at: in groups, as a tree, in charts, as a file. */
export function GridToolbar(props: {
  keys: readonly KnownKey[];
  groupBy: string;
  onGroupBy: (column: string) => void;
  isTree: boolean;
  /** Undefined where runs cannot be under their parents. */
  onTree: ((tree: boolean) => void) | undefined;
  charts: boolean;
  onCharts: (charts: boolean) => void;
  loaded: number;
  selected: number;
  onExport: (which: 'loaded' | 'selected') => void;
  children: ReactNode;
}) {
  const { keys, groupBy, onGroupBy, isTree, onTree, charts, onCharts } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('experiments.grid.toolbar')}
    >
      <GroupSelect keys={keys} groupBy={groupBy} onGroupBy={onGroupBy} />
      {onTree && (
        <FormControlLabel
          className={classes.tree}
          control={
            <Switch
              size="small"
              color="primary"
              checked={isTree}
              onChange={event => onTree(event.target.checked)}
            />
          }
          label={t('experiments.grid.tree')}
        />
      )}
      <div className={classes.rest}>
        <Button
          size="small"
          startIcon={<ShowChartIcon />}
          aria-pressed={charts}
          variant={charts ? 'outlined' : 'text'}
          onClick={() => onCharts(!charts)}
        >
          {t('experiments.grid.charts')}
        </Button>
        {props.children}
        <ExportButton {...props} />
      </div>
    </div>
  );
}

function GroupSelect(props: {
  keys: readonly KnownKey[];
  groupBy: string;
  onGroupBy: (column: string) => void;
}) {
  const { keys, groupBy, onGroupBy } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const options = keys
    .filter(({ kind }) => kind !== 'metrics')
    .map(({ kind, key }) => keyColumn(kind, key));
  return (
    <Autocomplete
      className={classes.group}
      size="small"
      value={groupBy || null}
      options={
        groupBy && !options.includes(groupBy) ? [groupBy, ...options] : options
      }
      onChange={(_, value) => onGroupBy(value ?? '')}
      getOptionLabel={column => parseKeyColumn(column)?.key ?? column}
      groupBy={column =>
        t(
          `experiments.columnPicker.kind.${
            parseKeyColumn(column)?.kind ?? 'run'
          }`,
        )
      }
      filterOptions={(all, { inputValue }) => {
        const wanted = inputValue.trim().toLocaleLowerCase();
        return all
          .filter(column => column.toLocaleLowerCase().includes(wanted))
          .slice(0, mostOptions);
      }}
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          label={t('experiments.grid.groupBy')}
          placeholder={t('experiments.grid.noGroup')}
          InputProps={{
            ...params.InputProps,
            className: `${params.InputProps.className} ${classes.input}`,
          }}
          InputLabelProps={{
            ...params.InputLabelProps,
            className: classes.label,
          }}
        />
      )}
    />
  );
}

function ExportButton(props: {
  loaded: number;
  selected: number;
  onExport: (which: 'loaded' | 'selected') => void;
}) {
  const { loaded, selected, onExport } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const choose = (which: 'loaded' | 'selected') => {
    setOpen(false);
    onExport(which);
  };
  return (
    <>
      <Button
        ref={button}
        size="small"
        startIcon={<GetAppIcon />}
        disabled={loaded === 0}
        aria-haspopup="menu"
        onClick={() => (selected > 0 ? setOpen(true) : onExport('loaded'))}
      >
        {t('experiments.grid.csv')}
      </Button>
      <Menu
        anchorEl={button.current}
        open={open}
        onClose={() => setOpen(false)}
      >
        <MenuItem dense onClick={() => choose('selected')}>
          {t('experiments.grid.csvSelected', { count: selected })}
        </MenuItem>
        <MenuItem dense onClick={() => choose('loaded')}>
          {t('experiments.grid.csvLoaded', { count: loaded })}
        </MenuItem>
      </Menu>
    </>
  );
}
