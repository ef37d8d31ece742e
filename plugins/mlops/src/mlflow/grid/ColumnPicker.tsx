import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Popover from '@material-ui/core/Popover';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import CloseIcon from '@material-ui/icons/Close';
import ViewColumnIcon from '@material-ui/icons/ViewColumn';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { parseKeyColumn } from '../columnId';
import { columnTitle } from './columnTitle';
import { type ColumnOption, findColumns, moveColumn } from './findColumns';
import type { KnownKey } from './mergeRuns';

const optionHeight = 32;
/** As many of a kind as the API lists. */
const mostKeys = 5_000;

const useStyles = makeStyles(
  theme => ({
    paper: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      maxWidth: 'calc(100vw - 32px)',
      padding: theme.spacing(2),
      width: 420,
    },
    chosen: {
      listStyle: 'none',
      margin: 0,
      maxHeight: 180,
      overflowY: 'auto',
      padding: 0,
    },
    row: { alignItems: 'center', display: 'flex', height: optionHeight },
    text: {
      flex: 1,
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    small: { padding: 4 },
    options: { height: 260, overflowY: 'auto', position: 'relative' },
    option: {
      alignItems: 'center',
      cursor: 'pointer',
      display: 'flex',
      gap: theme.spacing(1),
      height: optionHeight,
      left: 0,
      position: 'absolute',
      top: 0,
      width: '100%',
    },
    checkbox: { accentColor: theme.palette.primary.main, flex: 'none' },
    kind: { color: theme.palette.text.secondary, flex: 'none' },
    footer: { display: 'flex', justifyContent: 'space-between' },
  }),
  { name: 'MlopsColumnPicker' },
);

/** Which columns are shown and in which order, out of thousands. */
export function ColumnPicker(props: {
  columns: readonly string[];
  keys: readonly KnownKey[];
  /** Undefined: as at first. */
  onColumns: (columns: readonly string[] | undefined) => void;
}) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const classes = useStyles();
  return (
    <>
      <Button
        ref={button}
        size="small"
        startIcon={<ViewColumnIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('experiments.grid.columns')}
      </Button>
      <Popover
        open={open}
        anchorEl={button.current}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{
          className: classes.paper,
          role: 'dialog',
          'aria-label': t('experiments.columnPicker.title'),
        }}
      >
        <PickerContent {...props} onClose={() => setOpen(false)} />
      </Popover>
    </>
  );
}

function PickerContent(props: {
  columns: readonly string[];
  keys: readonly KnownKey[];
  onColumns: (columns: readonly string[] | undefined) => void;
  onClose: () => void;
}) {
  const { columns, keys, onColumns, onClose } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Whoever opens a list of thousands means to search it.
  useEffect(() => input.current?.focus(), []);
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search);
  const options = useMemo(
    () => findColumns(keys, sought, column => columnTitle(column, t)),
    [keys, sought, t],
  );
  const isCut = ['metrics', 'params', 'tags'].some(
    kind => keys.filter(known => known.kind === kind).length >= mostKeys,
  );
  const typed = search.trim();
  const canAddTyped =
    parseKeyColumn(typed) && !options.some(option => option.id === typed);
  const toggle = (column: string) =>
    onColumns(
      columns.includes(column)
        ? columns.filter(other => other !== column)
        : [...columns, column],
    );

  return (
    <>
      <TextField
        id={id}
        inputRef={input}
        fullWidth
        size="small"
        variant="outlined"
        label={t('experiments.columnPicker.search')}
        value={search}
        onChange={event => setSearch(event.target.value)}
        inputProps={{ maxLength: 300, spellCheck: false }}
      />
      {canAddTyped && (
        <Button size="small" color="primary" onClick={() => toggle(typed)}>
          {t('experiments.columnPicker.addTyped', { column: typed })}
        </Button>
      )}
      <OptionList options={options} columns={columns} onToggle={toggle} />
      <Typography variant="caption" role="status">
        {t('experiments.columnPicker.count', {
          shown: String(options.length),
          total: String(findColumns(keys, '', column => column).length),
        })}
        {isCut && ` ${t('experiments.columnPicker.cut')}`}
      </Typography>
      <Typography variant="subtitle2" component="h4">
        {t('experiments.columnPicker.chosen')}
      </Typography>
      <ChosenColumns columns={columns} onColumns={onColumns} />
      <div className={classes.footer}>
        <Button size="small" onClick={() => onColumns(undefined)}>
          {t('experiments.columnPicker.reset')}
        </Button>
        <Button size="small" color="primary" onClick={onClose}>
          {t('experiments.columnPicker.close')}
        </Button>
      </div>
    </>
  );
}

function OptionList(props: {
  options: readonly ColumnOption[];
  columns: readonly string[];
  onToggle: (id: string) => void;
}) {
  const { options, columns, onToggle } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useMemo(() => new Set(columns), [columns]);
  const virtualizer = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => optionHeight,
    getItemKey: index => options[index].id,
    overscan: 10,
  });
  return (
    <div
      ref={scroller}
      className={classes.options}
      role="group"
      aria-label={t('experiments.columnPicker.title')}
      // Where nothing inside can have the focus it still has to be scrolled.
      tabIndex={options.length === 0 ? 0 : undefined}
    >
      {options.length === 0 && (
        <Typography variant="body2">
          {t('experiments.columnPicker.none')}
        </Typography>
      )}
      <div style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(item => {
          const option = options[item.index];
          const title = columnTitle(option.id, t);
          return (
            <label
              key={item.key}
              className={classes.option}
              style={{ transform: `translateY(${item.start}px)` }}
              title={
                option.kind === 'run'
                  ? title
                  : `${title} · ${t('experiments.columnPicker.runs', {
                      count: option.runs,
                    })}`
              }
            >
              <input
                type="checkbox"
                className={classes.checkbox}
                checked={chosen.has(option.id)}
                onChange={() => onToggle(option.id)}
              />
              <Typography
                className={classes.text}
                variant="body2"
                component="span"
              >
                {title}
              </Typography>
              <Typography
                className={classes.kind}
                variant="caption"
                component="span"
              >
                {t(`experiments.columnPicker.kind.${option.kind}`)}
                {option.kind !== 'run' && ` · ${option.runs}`}
              </Typography>
            </label>
          );
        })}
      </div>
    </div>
  );
}

function ChosenColumns(props: {
  columns: readonly string[];
  onColumns: (columns: readonly string[]) => void;
}) {
  const { columns, onColumns } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <ol className={classes.chosen}>
      {columns.map((column, index) => {
        const title = columnTitle(column, t);
        return (
          <li key={column} className={classes.row}>
            <Typography className={classes.text} variant="body2" title={title}>
              {title}
            </Typography>
            <IconButton
              className={classes.small}
              size="small"
              disabled={index === 0}
              aria-label={t('experiments.columnPicker.up', { title })}
              onClick={() => onColumns(moveColumn(columns, column, -1))}
            >
              <ArrowBackIcon fontSize="small" />
            </IconButton>
            <IconButton
              className={classes.small}
              size="small"
              disabled={index === columns.length - 1}
              aria-label={t('experiments.columnPicker.down', { title })}
              onClick={() => onColumns(moveColumn(columns, column, 1))}
            >
              <ArrowForwardIcon fontSize="small" />
            </IconButton>
            <IconButton
              className={classes.small}
              size="small"
              aria-label={t('experiments.columnPicker.remove', { title })}
              onClick={() =>
                onColumns(columns.filter(other => other !== column))
              }
            >
              <CloseIcon fontSize="small" />
            </IconButton>
          </li>
        );
      })}
    </ol>
  );
}
