import { type ReactNode, useId } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      minWidth: 0,
      overflowWrap: 'anywhere',
      padding: theme.spacing(2),
      [theme.breakpoints.up('sm')]: { padding: theme.spacing(2, 3) },
    },
    title: { marginBottom: theme.spacing(1) },
  }),
  { name: 'MlopsPanel' },
);

/** A part of a page with a title of its own. */
export function Panel(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const id = useId();
  return (
    <Paper component="section" className={classes.root} aria-labelledby={id}>
      <Typography id={id} className={classes.title} variant="h6" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </Paper>
  );
}
