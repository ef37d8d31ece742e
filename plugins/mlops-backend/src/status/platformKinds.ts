import {
  type KubernetesResource,
  authorizationPolicyResource,
  clusterServingRuntimeResource,
  endpointSliceResource,
  inferenceServiceResource,
  namespaceResource,
  notebookResource,
  persistentVolumeClaimResource,
  podDefaultResource,
  podResource,
  profileResource,
  serviceResource,
  servingRuntimeResource,
  statefulSetResource,
  virtualServiceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** A kind that a cluster may have, in one of its versions. @internal */
export interface PlatformKind {
  readonly resource: KubernetesResource;
  /** Where a cluster does not have the resource: other versions of it. */
  readonly older?: readonly KubernetesResource[];
}

/** What the portal reads of a platform, watched or on demand. @internal */
export const platformKinds: readonly PlatformKind[] = [
  { resource: namespaceResource },
  { resource: podResource },
  { resource: statefulSetResource },
  { resource: persistentVolumeClaimResource },
  { resource: serviceResource },
  { resource: endpointSliceResource },
  withVersion('v1beta1', notebookResource),
  { resource: podDefaultResource },
  withVersion('v1beta1', profileResource),
  { resource: ofKubeflow2('workspaces', 'Workspace') },
  { resource: ofKubeflow2('workspacekinds', 'WorkspaceKind') },
  { resource: inferenceServiceResource },
  { resource: servingRuntimeResource },
  { resource: clusterServingRuntimeResource },
  withVersion('v1beta1', virtualServiceResource),
  withVersion('v1beta1', authorizationPolicyResource),
];

function withVersion(
  version: string,
  resource: KubernetesResource,
): PlatformKind {
  return { resource, older: [{ ...resource, version }] };
}

function ofKubeflow2(plural: string, kind: string): KubernetesResource {
  // Only asked for in the whole cluster.
  return {
    group: 'kubeflow.org',
    version: 'v1beta1',
    plural,
    kind,
    namespaced: true,
  };
}
