import { FieldError } from '../ApiError';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { ResourceDefinition } from '../ResourceRegistry';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const labelPattern = new RegExp(`^${label}$`);
const subdomainPattern = new RegExp(`^${subdomain}$`);
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const qualifiedPattern = new RegExp(`^${qualifiedName}$`);

const invalid = (field: string, value: string, message: string) => ({
  reason: 'FieldValueInvalid',
  field,
  message: `Invalid value: ${JSON.stringify(value)}: ${message}`,
});

function nameProblem(name: string, rule: ResourceDefinition['names']) {
  if (rule === 'path') {
    return /[/%]/.test(name) ? "may not contain '/' or '%'" : undefined;
  }
  const limit = rule === 'label' ? 63 : 253;
  if (name.length > limit) {
    return `must be no more than ${limit} characters`;
  }
  if (rule === 'label' && !labelPattern.test(name)) {
    return `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`;
  }
  if (!subdomainPattern.test(name)) {
    return `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`;
  }
  return undefined;
}

function keyProblem(key: string): string | undefined {
  const [name, prefix] = key.split('/').reverse();
  if (prefix !== undefined && !subdomainPattern.test(prefix)) {
    return 'prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters';
  }
  if (name.length > 63) {
    return 'name part must be no more than 63 bytes';
  }
  return qualifiedPattern.test(name)
    ? undefined
    : `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${qualifiedName}')`;
}

function stringMap(value: unknown, field: string): FieldError[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!isRecord(value)) {
    return [invalid(field, String(value), 'must be of type object')];
  }
  return Object.entries(value).flatMap(([key, entry]) => {
    const problem = keyProblem(key);
    if (problem) {
      return [invalid(field, key, problem)];
    }
    return typeof entry === 'string'
      ? []
      : [invalid(`${field}.${key}`, String(entry), 'must be of type string')];
  });
}

/** Label values are bounded, annotation values are not. */
export function validateLabels(labels: unknown, field: string): FieldError[] {
  const errors = stringMap(labels, field);
  for (const value of Object.values(isRecord(labels) ? labels : {})) {
    if (typeof value !== 'string' || value === '') {
      continue;
    }
    if (value.length > 63) {
      errors.push(invalid(field, value, 'must be no more than 63 bytes'));
    } else if (!qualifiedPattern.test(value)) {
      errors.push(
        invalid(
          field,
          value,
          `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${qualifiedName})?')`,
        ),
      );
    }
  }
  return errors;
}

/** Name, labels, annotations and owners: checked for every kind alike. */
export function validateMetadata(
  object: KubernetesObject,
  rule: ResourceDefinition['names'],
): FieldError[] {
  const { name, labels, annotations, ownerReferences } = object.metadata;
  const problem = nameProblem(name, rule);
  const owners = (ownerReferences ?? []).flatMap((owner, index) =>
    (['apiVersion', 'kind', 'name', 'uid'] as const)
      .filter(field => !owner[field])
      .map(field => ({
        reason: 'FieldValueInvalid',
        field: `metadata.ownerReferences[${index}].${field}`,
        message: `Invalid value: "": must not be empty`,
      })),
  );
  return [
    ...(problem ? [invalid('metadata.name', name, problem)] : []),
    ...validateLabels(labels, 'metadata.labels'),
    ...stringMap(annotations, 'metadata.annotations'),
    ...owners,
  ];
}
