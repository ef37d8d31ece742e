import { useId } from 'react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '100%', minWidth: 160 },
    label: { color: theme.palette.text.primary },
    input: { backgroundColor: theme.palette.background.paper },
  }),
  { name: 'MlopsChoice' },
);

/** One of a few. */
export function Choice(props: {
  label: string;
  value: string;
  /** Values and what they are called. */
  options: readonly (readonly [string, string])[];
  fullWidth?: boolean;
  onValue: (value: string) => void;
}) {
  const { label, value, options, fullWidth, onValue } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      select
      id={id}
      className={classes.root}
      fullWidth={fullWidth}
      size="small"
      variant="outlined"
      label={label}
      value={value}
      onChange={event => onValue(event.target.value)}
      // What is chosen may be the empty value, which has a name, too.
      InputLabelProps={{
        className: classes.label,
        id: `${id}-label`,
        shrink: true,
      }}
      InputProps={{ className: classes.input, notched: true }}
      SelectProps={{
        displayEmpty: true,
        // Told with what is chosen.
        SelectDisplayProps: {
          id: `${id}-value`,
          'aria-labelledby': `${id}-label ${id}-value`,
        },
      }}
    >
      {options.map(([option, title]) => (
        <MenuItem key={option} value={option}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
