import {
  type KubernetesResource,
  authorizationPolicyResource,
  endpointSliceResource,
  eventResource,
  limitRangeResource,
  namespaceResource,
  nodeResource,
  resourceQuotaResource,
  serviceAccountResource,
  serviceResource,
  storageClassResource,
  virtualServiceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { watchedKinds } from '../kubernetes';

/** A kind that a cluster may have, in one of its versions. @internal */
export interface PlatformKind {
  readonly resource: KubernetesResource;
  /** Where a cluster does not have the resource: other versions of it. */
  readonly older?: readonly KubernetesResource[];
}

/** Read when somebody looks at details. */
const kindsOnDemand: readonly PlatformKind[] = [
  { resource: eventResource },
  { resource: limitRangeResource },
  { resource: nodeResource },
  { resource: resourceQuotaResource },
  { resource: serviceAccountResource },
  { resource: serviceResource },
  { resource: endpointSliceResource },
  { resource: storageClassResource },
  withVersion('v1beta1', virtualServiceResource),
  withVersion('v1beta1', authorizationPolicyResource),
];

/** What the portal reads of a platform, watched or on demand. @internal */
export const platformKinds: readonly PlatformKind[] = [
  { resource: namespaceResource },
  ...eachOnce(watchedKinds),
  ...kindsOnDemand,
];

/** Pods are watched by several labels, and asked for once. */
function eachOnce(kinds: readonly PlatformKind[]): readonly PlatformKind[] {
  const byKind = new Map(
    kinds.map(({ resource, older }) => [
      `${resource.group}/${resource.plural}`,
      { resource, older },
    ]),
  );
  return [...byKind.values()];
}

function withVersion(
  version: string,
  resource: KubernetesResource,
): PlatformKind {
  return { resource, older: [{ ...resource, version }] };
}
