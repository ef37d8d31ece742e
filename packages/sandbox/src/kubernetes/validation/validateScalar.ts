import { FieldError } from '../ApiError';
import { StructuralSchema } from '../schemas/StructuralSchema';

const patterns = new Map<string, RegExp | undefined>();

/** Compiled once; Go's syntax that JavaScript lacks is not checked rather than refused. */
function compiled(pattern: string): RegExp | undefined {
  if (!patterns.has(pattern)) {
    try {
      patterns.set(pattern, new RegExp(pattern));
    } catch {
      patterns.set(pattern, undefined);
    }
  }
  return patterns.get(pattern);
}

const dateTime =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function formatFits(value: string, format: string | undefined): boolean {
  return format !== 'date-time' || dateTime.test(value);
}

/** Length, pattern and format of a text. */
export function validateString(
  value: string,
  schema: StructuralSchema,
  field: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const invalid = (message: string) =>
    errors.push({
      reason: 'FieldValueInvalid',
      field,
      message: `Invalid value: ${JSON.stringify(value)}: ${message}`,
    });
  if (schema.minLength !== undefined && value.length < schema.minLength) {
    invalid(
      `${field} in body should be at least ${schema.minLength} chars long`,
    );
  }
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    errors.push({
      reason: 'FieldValueTooLong',
      field,
      message: `Too long: may not be more than ${schema.maxLength} bytes`,
    });
  }
  if (schema.pattern && compiled(schema.pattern)?.test(value) === false) {
    invalid(`${field} in body should match '${schema.pattern}'`);
  }
  if (!formatFits(value, schema.format)) {
    invalid(
      `${field} in body must be of type ${schema.format}: ${JSON.stringify(
        value,
      )}`,
    );
  }
  return errors;
}

/** Bounds of a number; int-or-string fields check their pattern on the number's text. */
export function validateNumber(
  value: number,
  schema: StructuralSchema,
  field: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const invalid = (message: string) =>
    errors.push({
      reason: 'FieldValueInvalid',
      field,
      message: `Invalid value: ${value}: ${field} in body should be ${message}`,
    });
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (minimum !== undefined) {
    if (exclusiveMinimum ? value <= minimum : value < minimum) {
      invalid(
        `greater than ${exclusiveMinimum ? '' : 'or equal to '}${minimum}`,
      );
    }
  }
  if (maximum !== undefined) {
    if (exclusiveMaximum ? value >= maximum : value > maximum) {
      invalid(`less than ${exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
    }
  }
  const limit = schema.format === 'int32' ? 2 ** 31 : undefined;
  if (limit !== undefined && (value >= limit || value < -limit)) {
    invalid(`of type int32`);
  }
  return errors;
}
