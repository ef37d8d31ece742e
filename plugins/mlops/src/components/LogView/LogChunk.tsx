import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { LogLine } from './parseLog';
import { markSpans } from './searchLog';

/** Height of a line in pixels, wherever lines are not wrapped. */
export const lineHeight = 20;

const light = {
  red: '#b3261e',
  green: '#1b5e20',
  yellow: '#6b4a00',
  blue: '#0d47a1',
  magenta: '#7b1fa2',
  cyan: '#00525a',
};

const dark = {
  red: '#ff9a91',
  green: '#8fd694',
  yellow: '#ffd866',
  blue: '#8ab8ff',
  magenta: '#e3a6f5',
  cyan: '#7fdde9',
};

const useStyles = makeStyles(
  theme => ({
    // The browser draws only those chunks that are in sight; their height is known beforehand.
    chunk: { contentVisibility: 'auto' } as {},
    line: {
      display: 'flex',
      lineHeight: `${lineHeight}px`,
      minHeight: lineHeight,
    },
    number: {
      color: theme.palette.text.secondary,
      flex: '0 0 auto',
      marginRight: theme.spacing(1.5),
      textAlign: 'right',
      userSelect: 'none',
      width: '4.5ch',
    },
    text: { whiteSpace: 'pre' },
    wrapped: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
    bold: { fontWeight: 700 },
    italic: { fontStyle: 'italic' },
    underline: { textDecoration: 'underline' },
    dim: { color: theme.palette.text.secondary },
    match: {
      backgroundColor: theme.palette.type === 'dark' ? '#5c4a00' : '#ffe58a',
      color: 'inherit',
    },
    current: { outline: `2px solid ${theme.palette.primary.main}` },
    ...Object.fromEntries(
      Object.entries(theme.palette.type === 'dark' ? dark : light).map(
        ([name, color]) => [name, { color }],
      ),
    ),
  }),
  { name: 'MlopsLogChunk' },
);

/** Some lines of a log. Most chunks stay as they are while a log grows. */
export const LogChunk = memo(
  (props: {
    lines: readonly LogLine[];
    /** The number of the first line, from 0. */
    first: number;
    wrap: boolean;
    /** Length of the searched text. */
    length: number;
    /** Where it stands: "line:start" of all matches in this chunk, joined by spaces. */
    matches: string;
    /** The one that is looked at, as in `matches`. */
    current: string;
  }) => {
    const { lines, first, wrap, length, matches, current } = props;
    const classes = useStyles() as Record<string, string>;
    const starts = startsByLine(matches);
    return (
      <div
        className={classes.chunk}
        style={{ containIntrinsicSize: `auto ${lines.length * lineHeight}px` }}
      >
        {lines.map((line, index) => {
          const number = first + index;
          const spans = markSpans(line, starts.get(number) ?? [], length);
          return (
            <div key={number} className={classes.line} data-line={number}>
              <span className={classes.number} aria-hidden>
                {number + 1}
              </span>
              <span className={wrap ? classes.wrapped : classes.text}>
                {spans.map((span, position) => {
                  const names = [
                    span.color,
                    span.bold && 'bold',
                    span.italic && 'italic',
                    span.underline && 'underline',
                    span.dim && 'dim',
                  ]
                    .flatMap(name => (name && classes[name]) || [])
                    .join(' ');
                  return span.match === undefined ? (
                    <span key={position} className={names || undefined}>
                      {span.text}
                    </span>
                  ) : (
                    <mark
                      key={position}
                      className={`${names} ${classes.match} ${
                        current === `${number}:${span.match}`
                          ? classes.current
                          : ''
                      }`}
                    >
                      {span.text}
                    </mark>
                  );
                })}
              </span>
            </div>
          );
        })}
      </div>
    );
  },
);

function startsByLine(matches: string): Map<number, number[]> {
  const byLine = new Map<number, number[]>();
  for (const match of matches.split(' ').filter(Boolean)) {
    const [line, start] = match.split(':').map(Number);
    byLine.set(line, [...(byLine.get(line) ?? []), start]);
  }
  return byLine;
}
