import {
  type RunFilterField,
  runFilterOperators,
  type RunFilterToken,
  runFilterTokens,
  writeFilterField,
  writeFilterText,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What a filter can be about: the keys of the runs, and values that some of them have. */
export interface Vocabulary {
  readonly fields: readonly RunFilterField[];
  readonly valuesOf: (field: RunFilterField) => readonly string[];
}

/** What could stand at the cursor. */
export interface Suggestions {
  /** What they replace. */
  readonly start: number;
  readonly end: number;
  readonly texts: readonly string[];
}

const most = 50;
const joiners: ReadonlySet<string> = new Set(['AND', 'OR', '(']);
const kinds = ['metrics', 'params', 'tags', 'attributes', 'datasets'] as const;

/** Fields, comparisons, values or AND and OR, whatever comes next in the grammar. */
export function suggest(
  text: string,
  cursor: number,
  vocabulary: Vocabulary,
): Suggestions {
  const before = runFilterTokens(text.slice(0, cursor));
  const last = before[before.length - 1];
  // A word that ends at the cursor is still being typed.
  const typed = last?.end === cursor && isWord(last) ? last : undefined;
  const done = typed ? before.slice(0, -1) : before;
  const start = typed?.start ?? cursor;
  const wanted = (typed?.text ?? '').toLocaleLowerCase();
  const texts = candidates(done, vocabulary)
    .filter(candidate => matches(candidate, wanted))
    .slice(0, most);
  return { start, end: cursor, texts };
}

/** Where the text is after a suggestion was taken, and the cursor in it. */
export function takeSuggestion(
  text: string,
  { start, end }: Suggestions,
  taken: string,
): { text: string; cursor: number } {
  const inserted = `${taken} `;
  return {
    text: text.slice(0, start) + inserted + text.slice(end).trimStart(),
    cursor: start + inserted.length,
  };
}

function isWord({ kind }: RunFilterToken): boolean {
  return kind === 'identifier' || kind === 'operator';
}

function matches(candidate: string, wanted: string): boolean {
  const lower = candidate.toLocaleLowerCase();
  return lower !== wanted && lower.includes(wanted);
}

function candidates(
  done: readonly RunFilterToken[],
  vocabulary: Vocabulary,
): readonly string[] {
  const last = done[done.length - 1];
  const word = last?.text.toUpperCase();
  if (!last || (joiners.has(word!) && last.kind !== 'string')) {
    return vocabulary.fields.flatMap(field => writeFilterField(field) ?? []);
  }
  if (last.kind === 'operator' || word === 'LIKE' || word === 'ILIKE') {
    const field = fieldOf(done[done.length - 2]);
    return field
      ? vocabulary
          .valuesOf(field)
          .flatMap(value => writeFilterText(value) ?? [])
      : [];
  }
  const field = fieldOf(last);
  return field ? runFilterOperators(field) : ['AND', 'OR'];
}

/** The field that a token names; undefined for words of the grammar and values. */
function fieldOf(
  token: RunFilterToken | undefined,
): RunFilterField | undefined {
  if (token?.kind !== 'identifier') {
    return undefined;
  }
  const [, kind = 'attributes', quoted, plain] =
    /^(?:(\w+)\.)?(?:[`"](.*)[`"]|([^`"]*))$/s.exec(token.text) ?? [];
  const known = kinds.find(
    one => one.replace(/s$/, '') === kind.replace(/s$/, ''),
  );
  const key = quoted ?? plain;
  return known && key && !/^(NULL|NOT|IS|IN)$/i.test(token.text)
    ? { kind: known, key }
    : undefined;
}
