import { FieldError } from '../ApiError';
import { StructuralSchema } from '../schemas/StructuralSchema';

function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

/** Whether a value is of the type that its schema asks for. */
export function hasType(value: unknown, schema: StructuralSchema): boolean {
  const actual = typeOf(value);
  if (schema['x-kubernetes-int-or-string']) {
    return actual === 'integer' || actual === 'string';
  }
  return (
    !schema.type ||
    actual === schema.type ||
    (schema.type === 'number' && actual === 'integer')
  );
}

/** Says which type was wanted and which was given. */
export function typeError(
  value: unknown,
  schema: StructuralSchema,
  field: string,
): FieldError {
  const type = schema['x-kubernetes-int-or-string']
    ? 'integer,string'
    : schema.type;
  const actual = typeOf(value);
  return {
    reason: 'FieldValueTypeInvalid',
    field: field || '<nil>',
    message: `Invalid value: "${actual}": ${
      field ? `${field} in body` : ''
    } must be of type ${type}: "${actual}"`,
  };
}
