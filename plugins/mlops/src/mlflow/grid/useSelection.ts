import { useCallback, useMemo, useRef } from 'react';
import type { GridLine, RunLine } from './GridLine';
import { mostSelected } from './useGridState';

/** Selects runs one by one, in a range with Shift, or all; never more than can be compared. */
export function useSelection(options: {
  lines: readonly GridLine[];
  selected: readonly string[];
  onSelected: (selected: readonly string[]) => void;
}) {
  const { lines, selected, onSelected } = options;
  const chosen = useMemo(() => new Set(selected), [selected]);
  const lastLine = useRef<string>();
  const latest = useRef({ lines, selected, onSelected });
  latest.current = { lines, selected, onSelected };

  const select = useCallback((line: RunLine, withRange: boolean) => {
    const now = latest.current;
    const ids = withRange
      ? idsBetween(now.lines, lastLine.current, line.id)
      : [line.id];
    lastLine.current = line.id;
    now.onSelected(toggled(now.selected, line.id, ids));
  }, []);

  const ids = useMemo(
    () =>
      lines
        .flatMap(line => (line.kind === 'run' ? line.id : []))
        .slice(0, mostSelected),
    [lines],
  );
  const areAll = ids.length > 0 && ids.every(id => chosen.has(id));
  return {
    chosen,
    select,
    areAll,
    /** How many "all" are. */
    count: ids.length,
    toggleAll: () => onSelected(areAll ? [] : ids),
  };
}

function idsBetween(
  lines: readonly GridLine[],
  one: string | undefined,
  other: string,
): string[] {
  const ids = lines.flatMap(line => (line.kind === 'run' ? line.id : []));
  const places = [ids.indexOf(one ?? other), ids.indexOf(other)];
  if (places.includes(-1)) {
    return [other];
  }
  return ids.slice(Math.min(...places), Math.max(...places) + 1);
}

function toggled(
  selected: readonly string[],
  id: string,
  ids: readonly string[],
): readonly string[] {
  return selected.includes(id)
    ? selected.filter(other => !ids.includes(other))
    : [...new Set([...selected, ...ids])].slice(0, mostSelected);
}
