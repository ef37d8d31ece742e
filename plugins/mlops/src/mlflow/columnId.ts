/** What of a run has names that users give. */
export type KeyKind = 'metrics' | 'params' | 'tags';

export interface KeyColumn {
  readonly kind: KeyKind;
  readonly key: string;
}

/** The id of the column of a metric, a parameter or a tag. */
export function keyColumn(kind: KeyKind, key: string): string {
  return `${kind}.${key}`;
}

/** The other way round; undefined for the columns that every list of runs has. */
export function parseKeyColumn(column: string): KeyColumn | undefined {
  const [, kind, key] = /^(metrics|params|tags)\.(.+)$/s.exec(column) ?? [];
  return kind ? { kind: kind as KeyKind, key } : undefined;
}

/** The columns of keys among all columns, as the API asks for them. */
export function keysOfColumns(
  columns: readonly string[],
): Record<KeyKind, string[]> {
  const keys: Record<KeyKind, string[]> = { metrics: [], params: [], tags: [] };
  for (const column of columns) {
    const parsed = parseKeyColumn(column);
    if (parsed && !keys[parsed.kind].includes(parsed.key)) {
      keys[parsed.kind].push(parsed.key);
    }
  }
  return keys;
}
