import { FieldError } from '../ApiError';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { ResourceDefinition, tableOf } from '../ResourceRegistry';
import { validatePodSpec } from './validatePodSpec';
import { validateLabels } from './validateMetadata';

const templates = [
  'apps/deployments',
  'apps/statefulsets',
  'apps/replicasets',
  'apps/daemonsets',
  'batch/jobs',
];

function validateTemplate(object: KubernetesObject): FieldError[] {
  const spec = isRecord(object.spec) ? object.spec : {};
  const template = isRecord(spec.template) ? spec.template : {};
  const { labels } = isRecord(template.metadata)
    ? template.metadata
    : { labels: undefined };
  const selector = isRecord(spec.selector) ? spec.selector : {};
  const wanted = isRecord(selector.matchLabels) ? selector.matchLabels : {};
  const have = isRecord(labels) ? labels : {};
  const unmatched = Object.entries(wanted).some(
    ([key, value]) => have[key] !== value,
  );
  return [
    ...validateLabels(labels, 'spec.template.metadata.labels'),
    ...validatePodSpec(template.spec, 'spec.template.spec'),
    ...(unmatched
      ? [
          {
            reason: 'FieldValueInvalid',
            field: 'spec.template.metadata.labels',
            message: `Invalid value: ${JSON.stringify(
              have,
            )}: \`selector\` does not match template \`labels\``,
          },
        ]
      : []),
  ];
}

/** Port names are bounded more narrowly than names of Services made from them. */
function validateService({ spec }: KubernetesObject): FieldError[] {
  const ports = isRecord(spec) && Array.isArray(spec.ports) ? spec.ports : [];
  return ports.flatMap((port, index) =>
    isRecord(port) && typeof port.name === 'string' && port.name.length > 63
      ? [
          {
            reason: 'FieldValueInvalid',
            field: `spec.ports[${index}].name`,
            message: `Invalid value: ${JSON.stringify(
              port.name,
            )}: must be no more than 63 characters`,
          },
        ]
      : [],
  );
}

/** The checks that the real server makes for a built-in kind beyond its schema. */
export function validateKind(
  object: KubernetesObject,
  resource: ResourceDefinition,
): FieldError[] {
  const table = tableOf(resource);
  if (table === '/services') {
    return validateService(object);
  }
  if (table === '/pods') {
    return validatePodSpec(object.spec, 'spec');
  }
  return templates.includes(table) ? validateTemplate(object) : [];
}
