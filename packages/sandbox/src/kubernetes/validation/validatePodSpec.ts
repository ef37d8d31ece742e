import { FieldError } from '../ApiError';
import { isRecord } from '../KubernetesObject';
import { parseQuantity } from './quantity';

const records = (value: unknown) =>
  Array.isArray(value) ? value.filter(isRecord) : [];
const record = (value: unknown) => (isRecord(value) ? value : {});
const text = (value: unknown) => JSON.stringify(value ?? '');

/** Resources with a domain, such as nvidia.com/gpu, cannot be shared beyond what exists. */
const isExtended = (name: string) =>
  name.includes('/') && !name.startsWith('kubernetes.io/');

function validateMounts(
  container: Record<string, unknown>,
  volumes: ReadonlySet<unknown>,
  field: string,
): FieldError[] {
  const paths = new Set<unknown>();
  return records(container.volumeMounts).flatMap((mount, index) => {
    const path = `${field}.volumeMounts[${index}]`;
    const errors: FieldError[] = [];
    if (!volumes.has(mount.name)) {
      errors.push({
        reason: 'FieldValueNotFound',
        field: `${path}.name`,
        message: `Not found: ${text(mount.name)}`,
      });
    }
    if (paths.has(mount.mountPath)) {
      errors.push({
        reason: 'FieldValueInvalid',
        field: `${path}.mountPath`,
        message: `Invalid value: ${text(mount.mountPath)}: must be unique`,
      });
    }
    paths.add(mount.mountPath);
    return errors;
  });
}

function validateResources(
  container: Record<string, unknown>,
  field: string,
): FieldError[] {
  const limits = record(record(container.resources).limits);
  const requests = record(record(container.resources).requests);
  return Object.entries(requests).flatMap(([name, request]) => {
    if (limits[name] === undefined) {
      return isExtended(name)
        ? [
            {
              reason: 'FieldValueRequired',
              field: `${field}.resources.limits`,
              message:
                'Required value: Limit must be set for non overcommitable resources',
            },
          ]
        : [];
    }
    const asked = parseQuantity(request);
    const allowed = parseQuantity(limits[name]);
    if (asked === undefined || allowed === undefined) {
      return [];
    }
    const wrong = isExtended(name) ? asked !== allowed : asked > allowed;
    return wrong
      ? [
          {
            reason: 'FieldValueInvalid',
            field: `${field}.resources.requests`,
            message: `Invalid value: ${text(String(request))}: must be ${
              isExtended(name) ? 'equal to' : 'less than or equal to'
            } ${name} limit of ${limits[name]}`,
          },
        ]
      : [];
  });
}

/** What makes a Pod, or a workload with such a template, be refused. */
export function validatePodSpec(value: unknown, field: string): FieldError[] {
  const spec = record(value);
  const volumes = new Set(records(spec.volumes).map(volume => volume.name));
  const names = new Set<unknown>();
  const containers = [
    ...records(spec.initContainers).map((container, index) => ({
      container,
      path: `${field}.initContainers[${index}]`,
    })),
    ...records(spec.containers).map((container, index) => ({
      container,
      path: `${field}.containers[${index}]`,
    })),
  ];
  const errors: FieldError[] = [];
  if (records(spec.containers).length === 0) {
    errors.push({
      reason: 'FieldValueRequired',
      field: `${field}.containers`,
      message: 'Required value',
    });
  }
  for (const { container, path } of containers) {
    if (names.has(container.name)) {
      errors.push({
        reason: 'FieldValueDuplicate',
        field: `${path}.name`,
        message: `Duplicate value: ${text(container.name)}`,
      });
    }
    names.add(container.name);
    if (!container.image) {
      errors.push({
        reason: 'FieldValueRequired',
        field: `${path}.image`,
        message: 'Required value',
      });
    }
    errors.push(...validateResources(container, path));
    errors.push(...validateMounts(container, volumes, path));
  }
  return errors;
}
