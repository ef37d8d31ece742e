import { type ReactNode, useId, useRef } from 'react';
import Chip from '@material-ui/core/Chip';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import { useSlashKey } from './useSlashKey';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      margin: theme.spacing(2, 0),
    },
    text: { minWidth: 0, width: 280, maxWidth: '100%' },
    // The label is grey, which is readable on paper only.
    input: { backgroundColor: theme.palette.background.paper },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    chip: { margin: 0 },
    rest: { marginLeft: 'auto' },
  }),
  { name: 'MlopsFilterBar' },
);

/** A status that can be filtered by, and how many have it. */
export interface StatusCount {
  readonly status: string;
  readonly label: string;
  readonly count: number;
}

/** Filter text (`/` leads here, Esc empties it) and one chip for each status that occurs. */
export function FilterBar(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
  total: number;
  statuses: readonly StatusCount[];
  status: string;
  onStatus: (status: string) => void;
  children?: ReactNode;
}) {
  const { label, text, onText, total, statuses, status, onStatus } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(() => input.current?.focus());

  return (
    <div className={classes.root}>
      <TextField
        id={id}
        className={classes.text}
        size="small"
        variant="outlined"
        label={label}
        value={text}
        inputRef={input}
        onChange={event => onText(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && onText('')}
        InputProps={{
          className: classes.input,
          endAdornment: (
            <InputAdornment position="end">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        }}
      />
      {statuses.length > 1 && (
        <div
          className={classes.chips}
          role="group"
          aria-label={t('filter.chips')}
        >
          {[
            { status: '', label: t('filter.all'), count: total },
            ...statuses,
          ].map(chip => (
            <Chip
              key={chip.status}
              className={classes.chip}
              clickable
              size="small"
              aria-pressed={status === chip.status}
              color={status === chip.status ? 'primary' : 'default'}
              label={`${chip.label} ${chip.count}`}
              onClick={() =>
                onStatus(status === chip.status ? '' : chip.status)
              }
            />
          ))}
        </div>
      )}
      {props.children && <div className={classes.rest}>{props.children}</div>}
    </div>
  );
}
