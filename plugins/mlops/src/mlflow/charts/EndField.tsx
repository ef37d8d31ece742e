import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { width: 104 },
    label: { color: theme.palette.text.primary },
    input: { backgroundColor: theme.palette.background.paper },
  }),
  { name: 'MlopsEndField' },
);

/** One end of a range, as a number. */
export function EndField(props: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  const { label, value, onValue } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      id={id}
      className={classes.root}
      size="small"
      variant="outlined"
      label={label}
      value={value}
      onChange={event => onValue(event.target.value)}
      InputLabelProps={{ className: classes.label }}
      InputProps={{ className: classes.input }}
      inputProps={{ inputMode: 'decimal' }}
    />
  );
}
