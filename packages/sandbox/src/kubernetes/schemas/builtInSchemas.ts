import { StructuralSchema } from './StructuralSchema';
import { anything, array, metadata, object, text } from './builders';
import { podSpec } from './pod/podSpec';
import { claimSpec } from './pod/volume';

const edition = 'current';

/** Built-in kinds do not refuse entries with the same key, or do so in other words. */
function withoutListKeys(schema: StructuralSchema): StructuralSchema {
  const { 'x-kubernetes-list-map-keys': _keys, ...rest } = schema;
  return {
    ...rest,
    ...(rest.items ? { items: withoutListKeys(rest.items) } : {}),
    ...(rest.properties
      ? {
          properties: Object.fromEntries(
            Object.entries(rest.properties).map(([name, property]) => [
              name,
              withoutListKeys(property),
            ]),
          ),
        }
      : {}),
  };
}

const pod = withoutListKeys(podSpec(edition));

const whole = (spec: StructuralSchema): StructuralSchema =>
  object({
    apiVersion: text,
    kind: text,
    metadata,
    'spec!': spec,
    status: anything,
  });

/** Of a workload only the Pod that it makes is checked in full. */
const workload = (options: { selector: boolean }): StructuralSchema => {
  const template = object({
    metadata: anything,
    'spec!': pod,
  });
  const spec = object(
    options.selector
      ? { 'selector!': anything, 'template!': template }
      : { 'template!': template },
  );
  return whole({ ...spec, 'x-kubernetes-preserve-unknown-fields': true });
};

const subject = object({
  apiGroup: text,
  'kind!': text,
  'name!': text,
  namespace: text,
});

const binding = object({
  apiVersion: text,
  kind: text,
  metadata,
  'roleRef!': object({ apiGroup: text, 'kind!': text, 'name!': text }),
  subjects: array(subject),
});

/** Schemas of built-in kinds by table; kinds without one keep whatever they are given. */
export const builtInSchemas: Readonly<Record<string, StructuralSchema>> = {
  '/pods': whole(pod),
  '/persistentvolumeclaims': whole(claimSpec(edition)),
  'apps/deployments': workload({ selector: true }),
  'apps/statefulsets': workload({ selector: true }),
  'apps/replicasets': workload({ selector: true }),
  'apps/daemonsets': workload({ selector: true }),
  'batch/jobs': workload({ selector: false }),
  'rbac.authorization.k8s.io/rolebindings': binding,
  'rbac.authorization.k8s.io/clusterrolebindings': binding,
};
