import { parseDocument } from 'yaml';
import { fieldsOf, integerOf, listOf, textOf } from './values';

/** An input, output or parameter of a model. @public */
export interface MlflowSignatureField {
  readonly name?: string;
  /** MLflow's word for it: "double", "tensor", "array" … */
  readonly type: string;
  /** The type of a tensor's elements, in NumPy's words. */
  readonly dtype?: string;
  /** Of a tensor, with -1 for what varies. */
  readonly shape?: readonly number[];
  /** What the elements of a list are, or the type in full. */
  readonly items?: string;
  readonly required?: boolean;
  /** The default of a parameter; anything that JSON can hold. */
  readonly default?: unknown;
}

/** What a model takes and gives. @public */
export interface MlflowSignature {
  readonly inputs: readonly MlflowSignatureField[];
  readonly outputs: readonly MlflowSignatureField[];
  readonly params: readonly MlflowSignatureField[];
}

/** What the file `MLmodel` says about the model beside it. @public */
export interface MlModel {
  readonly flavors: readonly string[];
  readonly mlflowVersion?: string;
  readonly modelId?: string;
  readonly runId?: string;
  readonly modelSize?: number;
  readonly signature?: MlflowSignature;
  /** The files with an example, below the folder of the model. */
  readonly inputExample?: string;
  readonly servingInput?: string;
}

/** Larger files are not read; a signature of thousands of columns is smaller. @public */
export const MAX_MLMODEL_BYTES = 1024 * 1024;

/** Reads the text of a file `MLmodel`; `undefined` when it is none. @public */
export function parseMlModel(text: string): MlModel | undefined {
  if (text.length > MAX_MLMODEL_BYTES) {
    return undefined;
  }
  const fields = fieldsOf(parseYaml(text));
  const flavors = Object.keys(fieldsOf(fields.flavors));
  if (flavors.length === 0) {
    return undefined;
  }
  const example = fieldsOf(fields.saved_input_example_info);
  return {
    flavors,
    mlflowVersion: textOf(fields.mlflow_version),
    modelId: textOf(fields.model_id),
    runId: textOf(fields.run_id),
    modelSize: integerOf(fields.model_size_bytes),
    signature: parseSignature(fields.signature),
    inputExample: textOf(example.artifact_path),
    servingInput: textOf(example.serving_input_path),
  };
}

/** Only plain data: no tags of a language, and no aliases that multiply. */
function parseYaml(text: string): unknown {
  try {
    const document = parseDocument(text, {
      schema: 'core',
      logLevel: 'silent',
    });
    return document.errors.length > 0
      ? undefined
      : document.toJS({ maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

/** Reads the signature of an MLmodel file, whose parts are JSON in a text each. @public */
export function parseSignature(value: unknown): MlflowSignature | undefined {
  const { inputs, outputs, params } = fieldsOf(value);
  const signature = {
    inputs: parseFields(inputs),
    outputs: parseFields(outputs),
    params: parseFields(params),
  };
  return Object.values(signature).some(fields => fields.length > 0)
    ? signature
    : undefined;
}

function parseFields(value: unknown): readonly MlflowSignatureField[] {
  let entries: unknown = value;
  if (typeof value === 'string') {
    try {
      entries = JSON.parse(value);
    } catch {
      return [];
    }
  }
  return listOf(entries).flatMap(parseField);
}

function parseField(value: unknown): MlflowSignatureField[] {
  const fields = fieldsOf(value);
  const type = textOf(fields.type);
  if (type === undefined) {
    return [];
  }
  const tensor = fieldsOf(fields['tensor-spec']);
  return [
    {
      name: textOf(fields.name),
      type,
      dtype: textOf(tensor.dtype),
      shape: shapeOf(tensor.shape ?? fields.shape),
      items: textOf(fieldsOf(fields.items).type),
      required: requiredOf(fields),
      default: fields.default,
    },
  ];
}

function shapeOf(value: unknown): readonly number[] | undefined {
  const numbers = listOf(value).flatMap(size => integerOf(size) ?? []);
  return Array.isArray(value) && numbers.length === value.length
    ? numbers
    : undefined;
}

/** Older versions wrote `optional` instead. */
function requiredOf(fields: ReturnType<typeof fieldsOf>): boolean | undefined {
  if (typeof fields.required === 'boolean') {
    return fields.required;
  }
  return typeof fields.optional === 'boolean' ? !fields.optional : undefined;
}
