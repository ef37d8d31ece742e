import { ApiError } from './ApiError';
import { isRecord, KubernetesObject } from './KubernetesObject';

/** Decides whether an object is selected. */
export type ObjectMatcher = (object: KubernetesObject) => boolean;

const everyKind = ['metadata.name', 'metadata.namespace'];

/** The fields that the real server indexes, by `group/plural`. */
const fieldsOfKind: Readonly<Record<string, readonly string[]>> = {
  '/pods': [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  '/events': [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  '/namespaces': ['status.phase'],
  '/nodes': ['spec.unschedulable'],
  '/secrets': ['type'],
  '/replicationcontrollers': ['status.replicas'],
  '/services': ['spec.clusterIP', 'spec.type'],
  'apps/replicasets': ['status.replicas'],
  'batch/jobs': ['status.successful'],
};

function fieldOf(object: KubernetesObject, path: string): string {
  if (path === 'source') {
    return isRecord(object.source) ? `${object.source.component ?? ''}` : '';
  }
  let value: unknown = object;
  for (const step of path.split('.')) {
    value = isRecord(value) ? value[step] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}

/** Reads `a.b=c,d!=e`; a field that the server does not index is refused, as there. */
export function parseFieldSelector(
  table: string,
  selector: string,
): ObjectMatcher {
  const known = [...everyKind, ...(fieldsOfKind[table] ?? [])];
  const terms = selector
    .split(',')
    .filter(Boolean)
    .map(text => {
      const term = /^([^=!]+)(==|=|!=)(.*)$/.exec(text.trim());
      if (!term) {
        throw ApiError.badRequest(
          `invalid selector: '${text}'; can't understand '${text}'`,
        );
      }
      const [, field, operator, value] = term;
      if (!known.includes(field)) {
        throw ApiError.badRequest(`field label not supported: ${field}`);
      }
      return { field, value, negated: operator === '!=' };
    });
  return object =>
    terms.every(
      ({ field, value, negated }) =>
        (fieldOf(object, field) === value) !== negated,
    );
}
