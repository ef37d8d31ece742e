import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      justifyContent: 'space-between',
      marginBottom: theme.spacing(2),
    },
    sentence: { flex: '1 1 280px', overflowWrap: 'anywhere' },
  }),
  { name: 'MlopsTabHeader' },
);

/** The answer before the data: one sentence, announced when it changes. */
export function TabHeader(props: { sentence: string; children?: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div className={classes.sentence} role="status">
        <Typography variant="h6" component="h2">
          {props.sentence}
        </Typography>
      </div>
      {props.children}
    </div>
  );
}
