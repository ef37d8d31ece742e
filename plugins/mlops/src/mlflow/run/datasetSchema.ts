/** One column of a dataset. */
export interface DatasetColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * The columns of a dataset, from the JSON that MLflow keeps of it; undefined for
 * a shape that is not known, which is then shown as it is.
 */
export function datasetColumns(
  schema: string | undefined,
): readonly DatasetColumn[] | undefined {
  const parsed = parse(schema);
  const list = isRecord(parsed) ? parsed.mlflow_colspec : undefined;
  if (!Array.isArray(list)) {
    return undefined;
  }
  return list.filter(isRecord).map(column => ({
    name: textOf(column.name) ?? '–',
    type: textOf(column.type) ?? '–',
  }));
}

/** Where a dataset lies: the address in what MLflow keeps of its source, or all of it. */
export function datasetPlace(source: string | undefined): string | undefined {
  const parsed = parse(source);
  if (!isRecord(parsed)) {
    return source;
  }
  return (
    textOf(parsed.uri) ?? textOf(parsed.url) ?? textOf(parsed.path) ?? source
  );
}

function parse(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
