const indent = '  ';

/**
 * Lays JSON out over lines without reading its values: numbers keep all their
 * digits, and the NaN that Python writes stays what it is. Undefined for what
 * is not JSON at all.
 */
export function indentJson(text: string): string | undefined {
  // Strings, brackets, commas and colons, and what stands between them.
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs);
  if (!tokens) {
    return undefined;
  }
  const open: string[] = [];
  let laidOut = '';
  for (const [index, token] of tokens.entries()) {
    const line = `\n${indent.repeat(open.length)}`;
    if (token === '{' || token === '[') {
      open.push(token === '{' ? '}' : ']');
      const isEmpty = tokens[index + 1] === open[open.length - 1];
      laidOut += token + (isEmpty ? '' : `\n${indent.repeat(open.length)}`);
    } else if (token === '}' || token === ']') {
      if (open.pop() !== token) {
        return undefined;
      }
      const isEmpty = /[[{]/.test(tokens[index - 1] ?? '');
      laidOut += isEmpty ? token : `\n${indent.repeat(open.length)}${token}`;
    } else if (token === ',') {
      laidOut += `,${line}`;
    } else {
      laidOut += token === ':' ? ': ' : token;
    }
  }
  return open.length === 0 ? laidOut : undefined;
}
