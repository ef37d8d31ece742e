export const datatypes = [
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
] as const;

export interface TensorMetadata {
  readonly name: string;
  readonly datatype: (typeof datatypes)[number];
  readonly shape: readonly number[];
}

export interface RequestTensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data: unknown;
}

export interface ResponseTensor extends TensorMetadata {
  readonly data: readonly number[];
}

/** A model that a server has loaded. */
export interface Model {
  readonly name: string;
  /** Empty when the model was logged without a signature. */
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
  /** Throws on input that it cannot take; MLServer says no more about it than that something went wrong. */
  predict(inputs: readonly RequestTensor[]): ResponseTensor[];
}
