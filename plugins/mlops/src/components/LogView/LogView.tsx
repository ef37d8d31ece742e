import {
  startTransition,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { LogChunk, lineHeight } from './LogChunk';
import { LogSearch } from './LogSearch';
import { parseLog } from './parseLog';
import { type LogMatch, searchLog } from './searchLog';

const chunkSize = 100;

/** The end of a log, which fills any screen, is drawn before the rest. */
const chunksAtFirst = 2;

const useStyles = makeStyles(
  theme => ({
    frame: { position: 'relative' },
    log: {
      backgroundColor: theme.palette.background.paper,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      height: 'max(320px, calc(100vh - 420px))',
      overflow: 'auto',
      padding: theme.spacing(1),
    },
    // As wide as its longest line, so that all of it can be scrolled to.
    lines: { minWidth: '100%', width: 'max-content' },
    wrapped: { width: '100%' },
    end: {
      backgroundColor: theme.palette.background.paper,
      bottom: theme.spacing(2),
      position: 'absolute',
      right: theme.spacing(3),
    },
  }),
  { name: 'MlopsLogView' },
);

/**
 * A log: colours of a terminal, search with the number of matches, wrapped on
 * request. It stays where the reader is; only who is at the end sees it grow.
 */
export function LogView(props: { text: string; label: string; wrap: boolean }) {
  const { text, label, wrap } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [position, setPosition] = useState(0);
  const [atEnd, setAtEnd] = useState(true);

  // Marking thousands of lines takes its time; meanwhile people type on.
  const searched = useDeferredValue(search);
  const isComplete = useLater();

  const lines = useMemo(() => parseLog(text), [text]);
  const matches = useMemo(() => searchLog(lines, searched), [lines, searched]);
  const current: LogMatch | undefined =
    matches[Math.min(position, matches.length - 1)];
  const chunks = useMemo(
    () => inChunks(matches, lines.length),
    [matches, lines.length],
  );

  const toEnd = () => {
    if (box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  };

  useLayoutEffect(() => {
    if (atEnd) {
      toEnd();
    }
  }, [lines, wrap, atEnd, isComplete]);

  useEffect(() => {
    if (current) {
      box.current
        ?.querySelector(`[data-line="${current.line}"]`)
        ?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [current]);

  return (
    <>
      <LogSearch
        search={search}
        onSearch={value => {
          setSearch(value);
          setPosition(0);
        }}
        count={matches.length}
        position={Math.min(position, matches.length - 1)}
        onPosition={setPosition}
      />
      <div className={classes.frame}>
        {/* Scrolling by keyboard needs the focus. */}
        {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
        <div
          ref={box}
          className={classes.log}
          role="region"
          aria-label={label}
          tabIndex={0}
          onScroll={({
            currentTarget: { scrollHeight, scrollTop, clientHeight },
          }) =>
            setAtEnd(scrollHeight - scrollTop - clientHeight < 2 * lineHeight)
          }
        >
          {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
          <div className={`${classes.lines} ${wrap ? classes.wrapped : ''}`}>
            {chunks.map((chunkMatches, index) =>
              !isComplete && index < chunks.length - chunksAtFirst ? null : (
                <Chunk
                  key={index}
                  lines={lines}
                  index={index}
                  wrap={wrap}
                  // Chunks without a match stay as they are.
                  length={chunkMatches ? searched.length : 0}
                  matches={chunkMatches}
                  current={
                    current && Math.floor(current.line / chunkSize) === index
                      ? keyOf(current)
                      : ''
                  }
                />
              ),
            )}
          </div>
        </div>
        {!atEnd && (
          <Button
            className={classes.end}
            size="small"
            variant="outlined"
            onClick={toEnd}
          >
            {t('logs.toEnd')}
          </Button>
        )}
      </div>
    </>
  );
}

/** False at first, and true once the browser has had time to draw that. */
function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => startTransition(() => setLater(true)), []);
  return isLater;
}

function Chunk(
  props: Omit<Parameters<typeof LogChunk>[0], 'first'> & { index: number },
) {
  const { lines, index, ...rest } = props;
  const first = index * chunkSize;
  const slice = lines.slice(first, first + chunkSize);
  const before = useRef(slice);
  // Parsing makes all lines anew; those that read the same are the same.
  if (!sameText(before.current, slice)) {
    before.current = slice;
  }
  return <LogChunk {...rest} lines={before.current} first={first} />;
}

function sameText(
  a: readonly { readonly text: string }[],
  b: readonly { readonly text: string }[],
): boolean {
  return (
    a.length === b.length &&
    a.every((line, index) => line.text === b[index].text)
  );
}

function keyOf({ line, start }: LogMatch): string {
  return `${line}:${start}`;
}

/** The matches of each chunk, as {@link LogChunk} takes them. */
function inChunks(
  matches: readonly LogMatch[],
  lineCount: number,
): readonly string[] {
  const chunks: string[][] = Array.from(
    { length: Math.ceil(lineCount / chunkSize) },
    () => [],
  );
  for (const match of matches) {
    chunks[Math.floor(match.line / chunkSize)].push(keyOf(match));
  }
  return chunks.map(keys => keys.join(' '));
}
