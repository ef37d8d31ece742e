import type { MlflowSignature, MlflowSignatureField } from './MlModel';

/** One input of a request in the Open Inference Protocol. @public */
export interface InferenceInput {
  readonly name: string;
  readonly datatype: string;
  /** With -1 for the number of rows. */
  readonly shape: readonly number[];
  /** How MLServer decodes it. */
  readonly contentType: string;
}

/** What a request to a model has to hold. @public */
export interface InferenceRequestShape {
  /** How MLServer puts the inputs together: a data frame, named arrays or one array. */
  readonly contentType: 'pd' | 'dict' | 'np';
  readonly inputs: readonly InferenceInput[];
}

const NUMPY = 'np';
const COLUMNS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['boolean', ['BOOL', NUMPY]],
  ['integer', ['INT32', NUMPY]],
  ['long', ['INT64', NUMPY]],
  ['float', ['FP32', NUMPY]],
  ['double', ['FP64', NUMPY]],
  ['string', ['BYTES', 'str']],
  ['binary', ['BYTES', 'base64']],
  ['datetime', ['BYTES', 'datetime']],
]);
/** Lists and objects are one JSON document for each row. */
const DOCUMENTS: readonly [string, string] = ['BYTES', 'pd_json'];

/** How MLServer's MLflow runtime wants to be asked by a signature; `undefined` when it has no inputs. @public */
export function inferenceInputs({
  inputs,
}: MlflowSignature): InferenceRequestShape | undefined {
  if (inputs.length === 0) {
    return undefined;
  }
  const tensors = inputs.every(({ type }) => type === 'tensor');
  const named = inputs.some(({ name }) => name !== undefined);
  const asArrays = named ? 'dict' : 'np';
  return {
    contentType: tensors ? asArrays : 'pd',
    inputs: inputs.map((field, index) => ({
      name: field.name ?? `input-${index}`,
      ...(field.type === 'tensor' ? ofTensor(field) : ofColumn(field)),
    })),
  };
}

function ofColumn({ type }: MlflowSignatureField) {
  const [datatype, contentType] = COLUMNS.get(type) ?? DOCUMENTS;
  return { datatype, contentType, shape: [-1, 1] };
}

function ofTensor({ dtype = 'float64', shape = [-1] }: MlflowSignatureField) {
  return { datatype: datatypeOf(dtype), contentType: NUMPY, shape };
}

/** NumPy's name of a type in the words of the protocol. */
function datatypeOf(dtype: string): string {
  const [, kind, bits] = /^(bool|u?int|float)(\d*)/.exec(dtype) ?? [];
  switch (kind) {
    case 'bool':
      return 'BOOL';
    case 'int':
    case 'uint':
      return `${kind.toUpperCase()}${bits || '64'}`;
    case 'float':
      return `FP${bits || '64'}`;
    default:
      return 'BYTES';
  }
}
