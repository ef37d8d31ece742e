import type { ReactNode } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-block',
      maxWidth: (props: { width: number | string }) => props.width,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      verticalAlign: 'bottom',
      whiteSpace: 'nowrap',
    },
    tooltip: { overflowWrap: 'anywhere' },
  },
  { name: 'MlopsTruncated' },
);

/** Text that may be 253 characters long, cut to a width, whole in the tooltip. */
export function Truncated(props: {
  text: string;
  /** What the tooltip says, if it is not the text. */
  title?: string;
  width?: number | string;
  /** False inside a link, which has the focus itself. */
  focusable?: boolean;
  children?: ReactNode;
}) {
  const { text, title = text, width = 240, focusable = true } = props;
  const { children = text } = props;
  const classes = useStyles({ width });
  return (
    <Tooltip title={title} classes={{ tooltip: classes.tooltip }}>
      <span className={classes.root} tabIndex={focusable ? 0 : undefined}>
        {children}
      </span>
    </Tooltip>
  );
}
