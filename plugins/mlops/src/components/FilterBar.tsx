import { type ReactNode, useId, useRef } from 'react';
import InputAdornment from '@material-ui/core/InputAdornment';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { type ChipGroup, FilterChips } from './FilterChips';
import { useDebounced } from './useDebounced';
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
    input: { backgroundColor: theme.palette.background.paper },
    // Its grey would be too pale on the page, where it moves when something is typed.
    label: { color: theme.palette.text.primary },
    rest: {
      ...theme.typography.body2,
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1.5),
      marginLeft: 'auto',
    },
  }),
  { name: 'MlopsFilterBar' },
);

/** Filter text (`/` leads here, Esc empties it) and chips for what can be filtered by. */
export function FilterBar(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
  groups: readonly ChipGroup[];
  children?: ReactNode;
}) {
  const { label, groups } = props;
  const classes = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useDebounced(props.text, props.onText);
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
        inputProps={{ maxLength: 253 }}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && setText('')}
        InputLabelProps={{ className: classes.label }}
        InputProps={{
          className: classes.input,
          endAdornment: (
            <InputAdornment position="end">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        }}
      />
      {groups.map(group => (
        <FilterChips key={group.label} {...group} />
      ))}
      {props.children && <div className={classes.rest}>{props.children}</div>}
    </div>
  );
}
