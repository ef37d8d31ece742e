import Anser from 'anser';

/** A stretch of text that looks the same all along. */
export interface LogSpan {
  readonly text: string;
  /** "red"; one of the eight colours of a terminal, bright or not. */
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly dim?: boolean;
}

/** One line of a log. */
export interface LogLine {
  readonly spans: readonly LogSpan[];
  /** What is searched. */
  readonly text: string;
}

// Hyperlinks and window titles, and what is no text: eslint forbids control characters because they are seldom meant.
// eslint-disable-next-line no-control-regex
const commands = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/g;

/**
 * The lines of a log with the colours of a terminal, as data: what a program
 * wrote becomes text on the page and never markup. A line that a progress bar
 * wrote over and over is what it was at the end.
 */
export function parseLog(text: string): readonly LogLine[] {
  if (!text) {
    return [];
  }
  const clean = text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => lastOverwrite(line))
    .join('\n')
    .replace(commands, '')
    .replace(controls, '');
  const lines: LogSpan[][] = [[]];
  for (const entry of Anser.ansiToJson(clean, { use_classes: true })) {
    const look = lookOf(entry);
    entry.content.split('\n').forEach((part, index) => {
      if (index > 0) {
        lines.push([]);
      }
      if (part) {
        lines[lines.length - 1].push({ text: part, ...look });
      }
    });
  }
  return lines.map(spans => ({
    spans,
    text: spans.map(span => span.text).join(''),
  }));
}

function lastOverwrite(line: string): string {
  const end = line.endsWith('\r') ? line.slice(0, -1) : line;
  return end.slice(end.lastIndexOf('\r') + 1);
}

function lookOf(entry: {
  fg: string | null;
  decorations: readonly string[];
}): Omit<LogSpan, 'text'> {
  const color = /^ansi-(?:bright-)?(\w+)$/.exec(entry.fg ?? '')?.[1];
  const has = (decoration: string) =>
    entry.decorations.includes(decoration) || undefined;
  return {
    color,
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    dim: has('dim'),
  };
}
