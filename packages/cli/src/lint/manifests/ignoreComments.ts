/** A comment that accepts findings of a rule. */
export interface IgnoreComment {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly reason: string;
  /** The line that it is about; absent when it has the line to itself and stands at the top. */
  readonly about: number;
  /** Whether only comments and blank lines are before it in its document. */
  readonly onTop: boolean;
}

const COMMENT = /(?:^|\s)#\s*mlops-lint-ignore\b\s*([a-z0-9-]*)\s*:?\s*(.*)$/;
const MARKER = 'mlops-lint-ignore';

/** The comments of a file, `# mlops-lint-ignore rule-id: reason`. */
export function readIgnoreComments(text: string): readonly IgnoreComment[] {
  if (!text.includes(MARKER)) {
    return [];
  }
  const lines = text.split(/\r?\n/);
  const comments: IgnoreComment[] = [];
  let onTop = true;
  lines.forEach((content, index) => {
    if (/^---(\s|$)/.test(content)) {
      onTop = true;
    }
    const alone = /^\s*#/.test(content);
    const match = COMMENT.exec(content);
    if (match) {
      comments.push({
        line: index + 1,
        column: content.indexOf('#', Math.max(match.index, 0)) + 1,
        rule: match[1],
        reason: match[2].trim(),
        about: alone ? nextContent(lines, index) : index + 1,
        onTop: alone && onTop,
      });
    }
    if (!alone && content.trim() !== '' && !/^---(\s|$)/.test(content)) {
      onTop = false;
    }
  });
  return comments;
}

/** Several comments in a row are about the same line. */
function nextContent(lines: readonly string[], from: number): number {
  const next = lines.findIndex(
    (content, index) => index > from && !/^\s*(#|$)/.test(content),
  );
  return next < 0 ? from + 1 : next + 1;
}
