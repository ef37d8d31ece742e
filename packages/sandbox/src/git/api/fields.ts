import { ApiError } from './ApiError';

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError(400, 'Body should be a JSON object');
  }
  return value as Fields;
}

export function requiredText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') {
    throw ApiError.invalid(
      `Invalid request.\n\n"${name}" wasn't supplied as a string.`,
    );
  }
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined || fields[name] === null
    ? undefined
    : requiredText(fields, name);
}

export function optionalFlag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') {
    throw ApiError.invalid(`Invalid request.\n\n"${name}" is not a boolean.`);
  }
  return value;
}

export function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name] ?? [];
  if (!Array.isArray(value)) {
    throw ApiError.invalid(`Invalid request.\n\n"${name}" is not an array.`);
  }
  return value;
}

export function textList(fields: Fields, name: string): string[] {
  return list(fields, name).map(value => {
    if (typeof value !== 'string' || value === '' || value.length > 100) {
      throw ApiError.invalid(
        `Invalid request.\n\n"${name}" is not an array of names.`,
      );
    }
    return value;
  });
}
