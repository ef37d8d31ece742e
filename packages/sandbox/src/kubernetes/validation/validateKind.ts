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

/** The checks that the real server makes for a built-in kind beyond its schema. */
export function validateKind(
  object: KubernetesObject,
  resource: ResourceDefinition,
): FieldError[] {
  const table = tableOf(resource);
  if (table === '/pods') {
    return validatePodSpec(object.spec, 'spec');
  }
  return templates.includes(table) ? validateTemplate(object) : [];
}
