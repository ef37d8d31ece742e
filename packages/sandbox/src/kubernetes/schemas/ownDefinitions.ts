import { KubernetesObject } from '../KubernetesObject';
import { StructuralSchema } from './StructuralSchema';

interface Definition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly clusterScoped?: boolean;
  /** The preferred version first; it is the stored one. */
  readonly versions: readonly string[];
  readonly schema: StructuralSchema;
}

const open: StructuralSchema = {
  type: 'object',
  properties: {
    spec: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
};

const definitions: readonly Definition[] = [
  {
    group: 'kubeflow.org',
    kind: 'Notebook',
    plural: 'notebooks',
    versions: ['v1', 'v1beta1', 'v1alpha1'],
    schema: open,
  },
  {
    group: 'kubeflow.org',
    kind: 'PodDefault',
    plural: 'poddefaults',
    versions: ['v1alpha1'],
    schema: open,
  },
  {
    group: 'kubeflow.org',
    kind: 'Profile',
    plural: 'profiles',
    clusterScoped: true,
    versions: ['v1', 'v1beta1'],
    schema: open,
  },
  {
    group: 'serving.kserve.io',
    kind: 'InferenceService',
    plural: 'inferenceservices',
    shortNames: ['isvc'],
    versions: ['v1beta1'],
    schema: open,
  },
  {
    group: 'serving.kserve.io',
    kind: 'ServingRuntime',
    plural: 'servingruntimes',
    versions: ['v1alpha1'],
    schema: open,
  },
  {
    group: 'serving.kserve.io',
    kind: 'ClusterServingRuntime',
    plural: 'clusterservingruntimes',
    clusterScoped: true,
    versions: ['v1alpha1'],
    schema: open,
  },
];

function toDefinition(definition: Definition): KubernetesObject {
  const { group, kind, plural, shortNames, versions, schema } = definition;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLowerCase(),
        shortNames,
      },
      scope: definition.clusterScoped ? 'Cluster' : 'Namespaced',
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        subresources: { status: {} },
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

/** The kinds of Kubeflow and KServe by the project's own schemas. */
export const ownDefinitions: readonly KubernetesObject[] =
  definitions.map(toDefinition);
