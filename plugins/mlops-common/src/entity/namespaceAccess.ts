import type { KubernetesObject } from '../kubernetes';
import { namespaceAnnotations } from './annotations';

/**
 * Who may read namespaces through an entity.
 *
 * @public
 */
export interface NamespaceAccessRule {
  /** `owned`: whoever the cluster names as owner. `any`: everybody, for installations with one tenant. */
  readonly access: 'owned' | 'any';
  /** Owners that the configuration names, beside those of the cluster. */
  readonly grants: readonly NamespaceGrant[];
}

/** @public */
export interface NamespaceGrant {
  /** Absent: in every cluster. */
  readonly clusters?: readonly string[];
  readonly namespaces: readonly string[];
  /** Entity refs of groups and users. */
  readonly owners: readonly string[];
}

/** @public */
export interface Viewer {
  /** The refs by which the viewer owns entities. */
  readonly ownershipRefs: readonly string[];
  /** The address in the viewer's User entity. */
  readonly email?: string;
}

/** @public */
export interface NamespaceAccessRequest {
  readonly rule: NamespaceAccessRule;
  readonly cluster: string;
  readonly namespace: string;
  /** The Namespace object; absent when there is none or it could not be read. */
  readonly object?: KubernetesObject;
  readonly viewer: Viewer;
  readonly entityRef: string;
}

/** @public */
export type NamespaceDecision =
  | { readonly status: 'allowed' }
  | {
      readonly status: 'refused';
      /** A sentence with the annotation to add; it tells nothing about the namespace. */
      readonly message: string;
      /** Whether somebody else owns the namespace, or nobody at all. */
      readonly owned: boolean;
    };

/**
 * Whether a viewer may read a namespace through an entity. Anyone can write a
 * catalog entity, so the cluster or the configuration has to name the owner.
 *
 * @public
 */
export function decideNamespaceAccess(
  request: NamespaceAccessRequest,
): NamespaceDecision {
  const { rule, cluster, namespace, object, viewer, entityRef } = request;
  if (rule.access === 'any') {
    return { status: 'allowed' };
  }
  const annotations = object?.metadata?.annotations ?? {};
  const owners = [
    ...refs(annotations[namespaceAnnotations.owner]),
    ...grantedOwners(rule, cluster, namespace),
  ];
  const email = folded(annotations[namespaceAnnotations.profileOwner]);
  const entities = refs(annotations[namespaceAnnotations.entities]);
  const viewerRefs = new Set(viewer.ownershipRefs.map(folded));
  if (
    owners.some(owner => viewerRefs.has(owner)) ||
    (email !== '' && email === folded(viewer.email)) ||
    entities.includes(folded(entityRef))
  ) {
    return { status: 'allowed' };
  }
  return {
    status: 'refused',
    owned: owners.length > 0 || email !== '',
    message: `Namespace "${namespace}" of cluster "${cluster}" is not shown: it does not exist, or its annotations do not let you see it through ${entityRef}. Its administrator adds "${namespaceAnnotations.owner}" with a group of yours, or "${namespaceAnnotations.entities}" with ${entityRef}, to the Namespace.`,
  };
}

function grantedOwners(
  rule: NamespaceAccessRule,
  cluster: string,
  namespace: string,
): readonly string[] {
  return rule.grants
    .filter(
      grant =>
        grant.namespaces.includes(namespace) &&
        (grant.clusters?.includes(cluster) ?? true),
    )
    .flatMap(grant => grant.owners.map(folded));
}

function refs(text: unknown): readonly string[] {
  return folded(text)
    .split(',')
    .map(ref => ref.trim())
    .filter(ref => ref !== '');
}

/** Entity refs and addresses are compared without regard to case. */
function folded(text: unknown): string {
  return typeof text === 'string' ? text.trim().toLocaleLowerCase('en-US') : '';
}
