import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
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
  const element = useRef<HTMLSpanElement>(null);
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const { scrollWidth = 0, clientWidth = 0 } = element.current ?? {};
    setCut(scrollWidth > clientWidth);
  }, [text, width]);

  // Where the text stands there in full, neither a tooltip nor a stop for the Tab key helps.
  const saysMore = isCut || title !== text;
  const content = (
    <span
      ref={element}
      className={classes.root}
      tabIndex={saysMore && focusable ? 0 : undefined}
    >
      {children}
    </span>
  );
  return saysMore ? (
    <Tooltip title={title} classes={{ tooltip: classes.tooltip }}>
      {content}
    </Tooltip>
  ) : (
    content
  );
}
