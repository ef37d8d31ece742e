import { fieldsOf, tagsOf, textOf } from './values';
import { withoutCredentials } from './withoutCredentials';

/** Data that a run read. @public */
export interface MlflowRunDataset {
  readonly name: string;
  readonly digest: string;
  /** What it was read for, as in "training". */
  readonly context?: string;
  readonly sourceType?: string;
  /** An address, or JSON that says where it is; without credentials. */
  readonly source?: string;
  /** JSON. */
  readonly schema?: string;
}

const CONTEXT_TAG = 'mlflow.data.context';

/** Reads an entry of `inputs.dataset_inputs`; `undefined` when it has no name. @internal */
export function parseRunDataset(value: unknown): MlflowRunDataset | undefined {
  const input = fieldsOf(value);
  const dataset = fieldsOf(input.dataset);
  const name = textOf(dataset.name);
  if (name === undefined) {
    return undefined;
  }
  return {
    name,
    digest: textOf(dataset.digest) ?? '',
    context: textOf(tagsOf(input.tags).get(CONTEXT_TAG)),
    sourceType: textOf(dataset.source_type),
    source: sourceOf(textOf(dataset.source)),
    schema: textOf(dataset.schema),
  };
}

/** A source that is only an address is shown as one. */
function sourceOf(text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  let fields: ReturnType<typeof fieldsOf>;
  try {
    fields = fieldsOf(JSON.parse(text));
  } catch {
    return withoutCredentials(text);
  }
  const address = textOf(fields.uri) ?? textOf(fields.url);
  return withoutCredentials(
    address !== undefined && Object.keys(fields).length === 1 ? address : text,
  );
}
