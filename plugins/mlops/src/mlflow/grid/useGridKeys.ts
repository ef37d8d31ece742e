import { type KeyboardEvent, useCallback } from 'react';
import type { GridLine, GroupLine, RunLine } from './GridLine';

const page = 10;

/** Where a key leads from a line; undefined for keys that do not move. */
export function lineAfterKey(
  key: string,
  index: number,
  count: number,
): number | undefined {
  const to = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined
    ? undefined
    : Math.min(Math.max(to, 0), Math.max(count - 1, 0));
}

/** Arrow keys move, space selects, Enter opens, and the arrows to the sides unfold and fold. */
export function useGridKeys(options: {
  lines: readonly GridLine[];
  active: number;
  onMove: (index: number) => void;
  onSelect: (line: RunLine, withRange: boolean) => void;
  onFold: (line: RunLine | GroupLine) => void;
  onOpen: (line: RunLine) => void;
}) {
  const { lines, active, onMove, onSelect, onFold, onOpen } = options;
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      // What has the focus inside (links, titles of columns) has keys of its own.
      const isOwn = event.target === event.currentTarget;
      const to = lineAfterKey(event.key, active, lines.length);
      if (to !== undefined && !event.altKey && !event.metaKey) {
        event.preventDefault();
        event.currentTarget.focus();
        onMove(to);
        return;
      }
      const line = lines[active];
      if (!isOwn || !line || line.kind === 'note') {
        return;
      }
      if (isFoldKey(event.key, line)) {
        event.preventDefault();
        onFold(line);
      } else if (line.kind === 'run' && event.key === ' ') {
        event.preventDefault();
        onSelect(line, event.shiftKey);
      } else if (line.kind === 'run' && event.key === 'Enter') {
        event.preventDefault();
        onOpen(line);
      }
    },
    [lines, active, onMove, onSelect, onFold, onOpen],
  );
}

function isFoldKey(key: string, line: RunLine | GroupLine): boolean {
  return (
    (key === 'ArrowRight' && line.expanded === false) ||
    (key === 'ArrowLeft' && line.expanded === true) ||
    (line.kind === 'group' && (key === 'Enter' || key === ' '))
  );
}
