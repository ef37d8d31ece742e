import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'flex-start',
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0.5, 0.5, 1.5),
    },
    text: {
      color: theme.palette.text.primary,
      flex: '1 1 auto',
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      margin: 0,
      minWidth: 0,
      overflow: 'auto',
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.5, 0),
      whiteSpace: 'pre-wrap',
    },
    copy: { flex: '0 0 auto' },
  }),
  { name: 'MlopsCodeBlock' },
);

/** Text for a terminal or a file, with a button that copies it. */
export function CodeBlock(props: {
  text: string;
  /** What the button copies, for screen readers. */
  copyLabel: string;
  /** In pixels; longer text scrolls. */
  maxHeight?: number;
}) {
  const { text, copyLabel, maxHeight = 320 } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {/* Scrolling by keyboard needs the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.text} style={{ maxHeight }} tabIndex={0}>
        {text}
      </pre>
      <div className={classes.copy}>
        <CopyButton text={text} label={copyLabel} />
      </div>
    </div>
  );
}
