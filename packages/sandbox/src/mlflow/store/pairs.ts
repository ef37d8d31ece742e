/** Leaves out what is empty, as a protobuf printer does: absent means empty. */
export function list<T>(
  key: string,
  items: readonly T[],
): Record<string, unknown> {
  return items.length > 0 ? { [key]: items } : {};
}

/** As the API writes maps. */
export function pairs(entries: ReadonlyMap<string, string>) {
  return [...entries].map(([key, value]) => ({ key, value }));
}
