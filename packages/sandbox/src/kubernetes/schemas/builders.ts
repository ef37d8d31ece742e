import { StructuralSchema } from './StructuralSchema';

export const text: StructuralSchema = { type: 'string' };
export const flag: StructuralSchema = { type: 'boolean' };
export const int32: StructuralSchema = { type: 'integer', format: 'int32' };
export const int64: StructuralSchema = { type: 'integer', format: 'int64' };
export const integer: StructuralSchema = { type: 'integer' };
export const time: StructuralSchema = { type: 'string', format: 'date-time' };

/** A port or share: 80 as well as `http` or `25%`. */
export const intOrText: StructuralSchema = {
  'x-kubernetes-int-or-string': true,
};

/** An amount such as `500m`, `2Gi` or 4. */
export const quantity: StructuralSchema = {
  'x-kubernetes-int-or-string': true,
  pattern:
    '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+))?$',
};

/** Anything at all below this point. */
export const anything: StructuralSchema = {
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
};

/** An object's own metadata, whose fields the server checks for every kind alike. */
export const metadata: StructuralSchema = { type: 'object' };

/** One of the given words. */
export const oneOf = (...values: string[]): StructuralSchema => ({
  type: 'string',
  enum: values,
});

export const array = (items: StructuralSchema): StructuralSchema => ({
  type: 'array',
  items,
});

/** A list in which an entry is known by these fields, of which no two may be alike. */
export const arrayBy = (
  keys: readonly string[],
  items: StructuralSchema,
): StructuralSchema => ({
  type: 'array',
  items,
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': keys,
});

export const map = (values: StructuralSchema): StructuralSchema => ({
  type: 'object',
  additionalProperties: values,
});

/** An object; a field whose name ends in `!` is required. */
export function object(
  fields: Readonly<Record<string, StructuralSchema>>,
): StructuralSchema {
  const names = Object.keys(fields);
  const required = names.filter(name => name.endsWith('!'));
  return {
    type: 'object',
    properties: Object.fromEntries(
      names.map(name => [name.replace(/!$/, ''), fields[name]]),
    ),
    ...(required.length > 0
      ? { required: required.map(name => name.slice(0, -1)) }
      : {}),
  };
}
