import type { LogLine, LogSpan } from './parseLog';

/** Where a searched text stands. */
export interface LogMatch {
  readonly line: number;
  readonly start: number;
}

/** All places, regardless of case. */
export function searchLog(
  lines: readonly LogLine[],
  search: string,
): readonly LogMatch[] {
  const wanted = search.toLocaleLowerCase();
  if (!wanted) {
    return [];
  }
  const matches: LogMatch[] = [];
  lines.forEach(({ text }, line) => {
    const lower = text.toLocaleLowerCase();
    let start = lower.indexOf(wanted);
    while (start !== -1) {
      matches.push({ line, start });
      start = lower.indexOf(wanted, start + wanted.length);
    }
  });
  return matches;
}

/** A span, and whether it is part of a match, and of which. */
export interface MarkedSpan extends LogSpan {
  /** Where the match begins in its line. */
  readonly match?: number;
}

/** Cuts spans so that each is inside or outside of a match. */
export function markSpans(
  { spans }: LogLine,
  starts: readonly number[],
  length: number,
): readonly MarkedSpan[] {
  if (starts.length === 0) {
    return spans;
  }
  const edges = starts.flatMap(start => [start, start + length]);
  const marked: MarkedSpan[] = [];
  let offset = 0;
  for (const span of spans) {
    const begin = offset;
    const end = begin + span.text.length;
    const cuts = edges.filter(edge => edge > begin && edge < end);
    let from = begin;
    for (const to of [...cuts, end]) {
      const place = from;
      marked.push({
        ...span,
        text: span.text.slice(place - begin, to - begin),
        match: starts.find(start => start <= place && place < start + length),
      });
      from = to;
    }
    offset = end;
  }
  return marked;
}
