import type { KubernetesResource } from '../KubernetesResource';

/** @public */
export const resourceQuotaResource = core('resourcequotas', 'ResourceQuota');

/** @public */
export const limitRangeResource = core('limitranges', 'LimitRange');

/** @public */
export const serviceAccountResource = core('serviceaccounts', 'ServiceAccount');

/**
 * Of Secrets nothing but names is ever kept.
 *
 * @public
 */
export const secretResource = core('secrets', 'Secret');

/** @public */
export const serviceResource = core('services', 'Service');

/** @public */
export const nodeResource: KubernetesResource = {
  ...core('nodes', 'Node'),
  namespaced: false,
};

/** @public */
export const endpointSliceResource: KubernetesResource = {
  group: 'discovery.k8s.io',
  version: 'v1',
  plural: 'endpointslices',
  kind: 'EndpointSlice',
  namespaced: true,
};

/** @public */
export const storageClassResource: KubernetesResource = {
  group: 'storage.k8s.io',
  version: 'v1',
  plural: 'storageclasses',
  kind: 'StorageClass',
  namespaced: false,
};

/** @public */
export const virtualServiceResource: KubernetesResource = {
  group: 'networking.istio.io',
  version: 'v1',
  plural: 'virtualservices',
  kind: 'VirtualService',
  namespaced: true,
};

/** @public */
export const authorizationPolicyResource: KubernetesResource = {
  group: 'security.istio.io',
  version: 'v1',
  plural: 'authorizationpolicies',
  kind: 'AuthorizationPolicy',
  namespaced: true,
};

/** @public */
export const profileResource: KubernetesResource = {
  group: 'kubeflow.org',
  version: 'v1',
  plural: 'profiles',
  kind: 'Profile',
  namespaced: false,
};

function core(plural: string, kind: string): KubernetesResource {
  return { group: '', version: 'v1', plural, kind, namespaced: true };
}
