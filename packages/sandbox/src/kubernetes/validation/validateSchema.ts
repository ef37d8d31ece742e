import { FieldError } from '../ApiError';
import { isRecord } from '../KubernetesObject';
import { StructuralSchema } from '../schemas/StructuralSchema';
import { validateNumber, validateString } from './validateScalar';
import { hasType, typeError } from './validateType';

function validateArray(
  value: unknown[],
  schema: StructuralSchema,
  field: string,
  errors: FieldError[],
) {
  const { items, minItems, maxItems } = schema;
  if (minItems !== undefined && value.length < minItems) {
    errors.push({
      reason: 'FieldValueInvalid',
      field,
      message: `Invalid value: ${value.length}: ${field} in body should have at least ${minItems} items`,
    });
  }
  if (maxItems !== undefined && value.length > maxItems) {
    errors.push({
      reason: 'FieldValueTooMany',
      field,
      message: `Too many: ${value.length}: must have at most ${maxItems} items`,
    });
  }
  const keys = schema['x-kubernetes-list-map-keys'];
  const seen = new Set<string>();
  value.forEach((item, index) => {
    const path = `${field}[${index}]`;
    if (keys && isRecord(item)) {
      const identity = JSON.stringify(
        Object.fromEntries(keys.map(key => [key, item[key]])),
      );
      if (seen.has(identity)) {
        errors.push({
          reason: 'FieldValueDuplicate',
          field: path,
          message: `Duplicate value: ${identity}`,
        });
      }
      seen.add(identity);
    }
    if (items) {
      validate(item, items, path, errors);
    }
  });
}

function validateRecord(
  value: Record<string, unknown>,
  schema: StructuralSchema,
  field: string,
  errors: FieldError[],
) {
  const pathOf = (key: string) => (field ? `${field}.${key}` : key);
  for (const key of schema.required ?? []) {
    if (value[key] === undefined) {
      errors.push({
        reason: 'FieldValueRequired',
        field: pathOf(key),
        message: 'Required value',
      });
    }
  }
  const count = Object.keys(value).length;
  if (schema.minProperties !== undefined && count < schema.minProperties) {
    errors.push({
      reason: 'FieldValueInvalid',
      field,
      message: `Invalid value: ${count}: ${field} in body should have at least ${schema.minProperties} properties`,
    });
  }
  for (const [key, child] of Object.entries(value)) {
    const additional = schema.additionalProperties;
    const childSchema =
      schema.properties?.[key] ??
      (typeof additional === 'object' ? additional : undefined);
    // Metadata is checked for all kinds alike, elsewhere.
    if (childSchema && (field || key !== 'metadata')) {
      validate(child, childSchema, pathOf(key), errors);
    }
  }
}

function accepts(value: unknown, schema: StructuralSchema): boolean {
  const errors: FieldError[] = [];
  validate(value, schema, 'value', errors);
  return errors.length === 0;
}

function validateCombinations(
  value: unknown,
  schema: StructuralSchema,
  field: string,
  errors: FieldError[],
) {
  const fail = (message: string) =>
    errors.push({
      reason: 'FieldValueInvalid',
      field: field || '<nil>',
      message: `Invalid value: "${field}": ${message}`,
    });
  schema.allOf?.forEach(part => validate(value, part, field, errors));
  if (schema.anyOf && !schema.anyOf.some(part => accepts(value, part))) {
    fail('must validate at least one schema (anyOf)');
  }
  const matching = schema.oneOf?.filter(part => accepts(value, part)).length;
  if (matching !== undefined && matching !== 1) {
    fail('must validate one and only one schema (oneOf)');
  }
  if (schema.not && accepts(value, schema.not)) {
    fail('must not validate the schema (not)');
  }
}

function validate(
  value: unknown,
  schema: StructuralSchema,
  field: string,
  errors: FieldError[],
) {
  if (value === null && schema.nullable) {
    return;
  }
  if (!hasType(value, schema)) {
    errors.push(typeError(value, schema, field));
    return;
  }
  if (
    schema.enum &&
    !schema.enum.some(it => JSON.stringify(it) === JSON.stringify(value))
  ) {
    errors.push({
      reason: 'FieldValueNotSupported',
      field,
      message: `Unsupported value: ${JSON.stringify(
        value,
      )}: supported values: ${schema.enum
        .map(it => JSON.stringify(it))
        .join(', ')}`,
    });
  }
  if (typeof value === 'string') {
    errors.push(...validateString(value, schema, field));
  } else if (typeof value === 'number') {
    errors.push(...validateNumber(value, schema, field));
  } else if (Array.isArray(value)) {
    validateArray(value, schema, field, errors);
  } else if (isRecord(value)) {
    validateRecord(value, schema, field, errors);
  }
  validateCombinations(value, schema, field, errors);
}

/** Checks an object against its schema; the texts are those of the real server. */
export function validateSchema(
  object: unknown,
  schema: StructuralSchema,
  field = '',
): FieldError[] {
  const errors: FieldError[] = [];
  validate(object, schema, field, errors);
  return errors;
}
