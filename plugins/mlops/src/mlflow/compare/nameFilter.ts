/**
 * Asks MLflow for runs whose name contains a text, in either case; '' for all.
 * Its grammar has no escape: text with both kinds of quotes cannot be asked for,
 * which is undefined.
 */
export function nameFilter(text: string): string | undefined {
  const name = text.trim();
  if (!name) {
    return '';
  }
  if (!name.includes("'")) {
    return `attributes.run_name ILIKE '%${name}%'`;
  }
  return name.includes('"')
    ? undefined
    : `attributes.run_name ILIKE "%${name}%"`;
}
