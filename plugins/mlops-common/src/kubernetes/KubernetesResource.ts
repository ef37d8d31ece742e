/**
 * A kind of object as an API server addresses it.
 *
 * @public
 */
export interface KubernetesResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** @public */
export const notebookResource: KubernetesResource = {
  group: 'kubeflow.org',
  version: 'v1',
  plural: 'notebooks',
  kind: 'Notebook',
  namespaced: true,
};

/** @public */
export const inferenceServiceResource: KubernetesResource = {
  group: 'serving.kserve.io',
  version: 'v1beta1',
  plural: 'inferenceservices',
  kind: 'InferenceService',
  namespaced: true,
};

/** @public */
export const servingRuntimeResource: KubernetesResource = {
  group: 'serving.kserve.io',
  version: 'v1alpha1',
  plural: 'servingruntimes',
  kind: 'ServingRuntime',
  namespaced: true,
};

/** @public */
export const clusterServingRuntimeResource: KubernetesResource = {
  group: 'serving.kserve.io',
  version: 'v1alpha1',
  plural: 'clusterservingruntimes',
  kind: 'ClusterServingRuntime',
  namespaced: false,
};

/** @public */
export const podResource: KubernetesResource = {
  group: '',
  version: 'v1',
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
};

/** @public */
export const statefulSetResource: KubernetesResource = {
  group: 'apps',
  version: 'v1',
  plural: 'statefulsets',
  kind: 'StatefulSet',
  namespaced: true,
};

/** @public */
export const deploymentResource: KubernetesResource = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  kind: 'Deployment',
  namespaced: true,
};

/** @public */
export const namespaceResource: KubernetesResource = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
};

/** @public */
export const persistentVolumeClaimResource: KubernetesResource = {
  group: '',
  version: 'v1',
  plural: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  namespaced: true,
};

/** @public */
export const eventResource: KubernetesResource = {
  group: '',
  version: 'v1',
  plural: 'events',
  kind: 'Event',
  namespaced: true,
};

/** @public */
export const podDefaultResource: KubernetesResource = {
  group: 'kubeflow.org',
  version: 'v1alpha1',
  plural: 'poddefaults',
  kind: 'PodDefault',
  namespaced: true,
};

/** @public */
export const workspaceResource: KubernetesResource = {
  group: 'kubeflow.org',
  version: 'v1beta1',
  plural: 'workspaces',
  kind: 'Workspace',
  namespaced: true,
};

/** @public */
export const workspaceKindResource: KubernetesResource = {
  group: 'kubeflow.org',
  version: 'v1beta1',
  plural: 'workspacekinds',
  kind: 'WorkspaceKind',
  namespaced: false,
};

/** @public */
export const inferenceGraphResource: KubernetesResource = {
  group: 'serving.kserve.io',
  version: 'v1alpha1',
  plural: 'inferencegraphs',
  kind: 'InferenceGraph',
  namespaced: true,
};

/** @public */
export const llmInferenceServiceResource: KubernetesResource = {
  group: 'serving.kserve.io',
  version: 'v1alpha2',
  plural: 'llminferenceservices',
  kind: 'LLMInferenceService',
  namespaced: true,
};
