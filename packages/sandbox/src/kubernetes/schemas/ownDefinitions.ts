import { KubernetesObject } from '../KubernetesObject';
import { StructuralSchema } from './StructuralSchema';
import { inferenceServiceSchema } from './inferenceServiceSchema';
import { podDefaultSchema, profileSchema } from './kubeflowSchemas';
import { notebookSchema } from './notebookSchema';
import { servingRuntimeSchema } from './servingRuntimeSchema';
import { workspaceKindSchema, workspaceSchema } from './workspaceSchemas';

interface Definition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly clusterScoped?: boolean;
  /** The preferred version first; it is the stored one. */
  readonly versions: readonly string[];
  readonly schema: StructuralSchema;
  /** Kinds that nobody reports on have no `/status`. */
  readonly withoutStatus?: boolean;
}

const definitions: readonly Definition[] = [
  {
    group: 'kubeflow.org',
    kind: 'Notebook',
    plural: 'notebooks',
    versions: ['v1', 'v1beta1', 'v1alpha1'],
    schema: notebookSchema,
  },
  {
    group: 'kubeflow.org',
    kind: 'PodDefault',
    plural: 'poddefaults',
    versions: ['v1alpha1'],
    schema: podDefaultSchema,
  },
  {
    group: 'kubeflow.org',
    kind: 'Profile',
    plural: 'profiles',
    clusterScoped: true,
    versions: ['v1', 'v1beta1'],
    schema: profileSchema,
  },
  {
    group: 'kubeflow.org',
    kind: 'Workspace',
    plural: 'workspaces',
    shortNames: ['ws'],
    versions: ['v1beta1'],
    schema: workspaceSchema,
  },
  {
    group: 'kubeflow.org',
    kind: 'WorkspaceKind',
    plural: 'workspacekinds',
    shortNames: ['wsk'],
    clusterScoped: true,
    versions: ['v1beta1'],
    schema: workspaceKindSchema,
  },
  {
    group: 'serving.kserve.io',
    kind: 'InferenceService',
    plural: 'inferenceservices',
    shortNames: ['isvc'],
    versions: ['v1beta1'],
    schema: inferenceServiceSchema,
  },
  {
    group: 'serving.kserve.io',
    kind: 'ServingRuntime',
    plural: 'servingruntimes',
    versions: ['v1alpha1'],
    schema: servingRuntimeSchema,
    withoutStatus: true,
  },
  {
    group: 'serving.kserve.io',
    kind: 'ClusterServingRuntime',
    plural: 'clusterservingruntimes',
    clusterScoped: true,
    versions: ['v1alpha1'],
    schema: servingRuntimeSchema,
    withoutStatus: true,
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
        subresources: definition.withoutStatus ? {} : { status: {} },
        schema: { openAPIV3Schema: schema },
      })),
    },
  };
}

/** The kinds of Kubeflow and KServe by the project's own schemas. */
export const ownDefinitions: readonly KubernetesObject[] =
  definitions.map(toDefinition);
