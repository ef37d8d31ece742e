import {
  type KubernetesObject,
  type Notebook,
  type PersistentVolumeClaim,
  type PodDefault,
  type Profile,
  type StatefulSet,
  type Workspace,
  type WorkspaceKind,
  notebookResource,
  ownerOf,
  parseNotebook,
  parsePersistentVolumeClaim,
  parsePodDefault,
  parseProfile,
  parseStatefulSet,
  parseWorkspace,
  parseWorkspaceKind,
  persistentVolumeClaimResource,
  podDefaultResource,
  profileResource,
  statefulSetResource,
  workspaceKindResource,
  workspaceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { WatchedKind } from '@mlops-portal/backstage-plugin-mlops-node';
import { compact } from './compact';
import { indexedLabels } from './indexedLabels';
import { withoutBulk } from './withoutBulk';

/** @internal */
export const notebookKind: WatchedKind<Notebook> = {
  resource: notebookResource,
  older: [{ ...notebookResource, version: 'v1beta1' }],
  // They tell who stopped it.
  managedFields: true,
  indexedLabels,
  // It keeps the Pod as written, too, so that is made compact as well.
  parse: object => compact(withoutBulk(parseNotebook(compact(object)))),
};

/** Of Kubeflow Notebooks 2.0. @internal */
export const workspaceKind: WatchedKind<Workspace> = {
  resource: workspaceResource,
  indexedLabels,
  parse: object => compact(withoutBulk(parseWorkspace(object))),
};

/** The kind that is called WorkspaceKind. @internal */
export const workspaceKindKind: WatchedKind<WorkspaceKind> = {
  resource: workspaceKindResource,
  parse: object => compact(parseWorkspaceKind(object)),
};

/**
 * Notebook controllers put no label on their StatefulSets, so all of a cluster
 * are watched and those of others dropped as they come.
 *
 * @internal
 */
export const statefulSetKind: WatchedKind<StatefulSet> = {
  resource: statefulSetResource,
  keep: isOfNotebook,
  parse: object => compact(parseStatefulSet(object)),
};

/**
 * Claims carry no label of what mounts them, and a notebook may mount any of
 * its namespace: all are kept.
 *
 * @internal
 */
export const claimKind: WatchedKind<PersistentVolumeClaim> = {
  resource: persistentVolumeClaimResource,
  parse: object => compact(parsePersistentVolumeClaim(object)),
};

/** @internal */
export const podDefaultKind: WatchedKind<PodDefault> = {
  resource: podDefaultResource,
  parse: object => compact(parsePodDefault(object)),
};

/** @internal */
export const profileKind: WatchedKind<Profile> = {
  resource: profileResource,
  older: [{ ...profileResource, version: 'v1beta1' }],
  parse: object => compact(parseProfile(object)),
};

function isOfNotebook(object: KubernetesObject): boolean {
  const owner = ownerOf(object);
  return (
    owner !== undefined &&
    ['Notebook', 'Workspace'].includes(owner.kind) &&
    (owner.apiVersion ?? '').startsWith('kubeflow.org/')
  );
}
