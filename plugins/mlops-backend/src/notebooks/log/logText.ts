/** @internal */
export interface LogOptions {
  /** How many lines were asked for. */
  readonly tailLines: number;
  /** Only what was written after this, as exact as nanoseconds. */
  readonly after?: string;
  /** Whether the lines keep their times. */
  readonly timestamps: boolean;
}

/** @internal */
export interface LogText {
  readonly lines: string;
  readonly truncated: boolean;
  readonly lastTime?: string;
}

const TIMED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z /;

/**
 * What of a log is shown, whose lines begin with their times. A cluster takes
 * "since" to the second, so lines that were shown before come again, and are
 * left out here.
 *
 * @internal
 */
export function logText(text: string, options: LogOptions): LogText {
  const lines = text.split('\n');
  // What does not end with a line break was cut in the middle of a line.
  lines.pop();
  const after =
    options.after === undefined ? undefined : comparable(options.after);
  let lastTime: string | undefined;
  let isNew = after === undefined;
  const shown = lines.filter(line => {
    const match = TIMED.exec(line);
    if (match) {
      isNew = after === undefined || comparable(match[0].trim()) > after;
      lastTime = isNew ? match[0].trim() : lastTime;
    }
    // A line without a time goes with the one before it.
    return isNew;
  });
  return {
    lines: shown
      .map(line => (options.timestamps ? line : line.replace(TIMED, '')))
      .map(line => `${line}\n`)
      .join(''),
    truncated: options.after === undefined && lines.length >= options.tailLines,
    lastTime,
  };
}

/** The same point in time has the same text, and texts are in the order of time. */
function comparable(time: string): string {
  const match = TIMED.exec(`${time} `);
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(9, '0')}` : time;
}
