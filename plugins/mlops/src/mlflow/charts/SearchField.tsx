import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { flex: '0 1 280px', maxWidth: '100%', minWidth: 0 },
    input: { backgroundColor: theme.palette.background.paper },
    // Its grey would be too pale on the page.
    label: { color: theme.palette.text.primary },
  }),
  { name: 'MlopsSearchField' },
);

/** Finds one of many by its name; Esc empties it. */
export function SearchField(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
}) {
  const { label, text, onText } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <TextField
      id={id}
      className={classes.root}
      size="small"
      variant="outlined"
      label={label}
      value={text}
      onChange={event => onText(event.target.value)}
      onKeyDown={event => event.key === 'Escape' && onText('')}
      InputLabelProps={{ className: classes.label }}
      InputProps={{ className: classes.input }}
      inputProps={{ type: 'search', maxLength: 250 }}
    />
  );
}
