import { type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';

const useStyles = makeStyles(
  theme => ({
    button: {
      lineHeight: 1.43,
      marginLeft: theme.spacing(-1),
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      textTransform: 'none',
    },
    icon: { transition: theme.transitions.create('transform') },
    open: { transform: 'rotate(180deg)' },
    content: { paddingTop: theme.spacing(1) },
  }),
  { name: 'MlopsFolded' },
);

/** What is of interest to some: shown on request. Esc folds it again. */
export function Folded(props: {
  title: string;
  /** Open from the beginning. */
  open?: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const id = useId();
  const [open, setOpen] = useState(props.open ?? false);
  return (
    <div>
      <Button
        className={classes.button}
        size="small"
        color="primary"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={event => event.key === 'Escape' && setOpen(false)}
        startIcon={
          <ExpandMoreIcon
            aria-hidden
            className={`${classes.icon} ${open ? classes.open : ''}`}
          />
        }
      >
        {props.title}
      </Button>
      {open && (
        <div id={id} className={classes.content}>
          {props.children}
        </div>
      )}
    </div>
  );
}
