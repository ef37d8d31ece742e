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
import { indexedLabels } from './indexedLabels';
import { shareStrings } from './shareStrings';
import { withoutBulk } from './withoutBulk';

/** @internal */
export const notebookKind: WatchedKind<Notebook> = {
  resource: notebookResource,
  older: [{ ...notebookResource, version: 'v1beta1' }],
  // They tell who stopped it.
  managedFields: true,
  indexedLabels,
  // It keeps the Pod as written, too, and so is the largest of what is kept.
  parse: object =>
    shareStrings(withoutBulk(parseNotebook(shareStrings(object)))),
};

/** Of Kubeflow Notebooks 2.0. @internal */
export const workspaceKind: WatchedKind<Workspace> = {
  resource: workspaceResource,
  indexedLabels,
  parse: object => withoutBulk(parseWorkspace(object)),
};

/** The kind that is called WorkspaceKind. @internal */
export const workspaceKindKind: WatchedKind<WorkspaceKind> = {
  resource: workspaceKindResource,
  parse: parseWorkspaceKind,
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
  parse: parseStatefulSet,
};

/**
 * Claims carry no label of what mounts them, and a notebook may mount any of
 * its namespace: all are kept.
 *
 * @internal
 */
export const claimKind: WatchedKind<PersistentVolumeClaim> = {
  resource: persistentVolumeClaimResource,
  parse: parsePersistentVolumeClaim,
};

/** @internal */
export const podDefaultKind: WatchedKind<PodDefault> = {
  resource: podDefaultResource,
  parse: parsePodDefault,
};

/** @internal */
export const profileKind: WatchedKind<Profile> = {
  resource: profileResource,
  older: [{ ...profileResource, version: 'v1beta1' }],
  parse: parseProfile,
};

function isOfNotebook(object: KubernetesObject): boolean {
  const owner = ownerOf(object);
  return (
    owner !== undefined &&
    ['Notebook', 'Workspace'].includes(owner.kind) &&
    (owner.apiVersion ?? '').startsWith('kubeflow.org/')
  );
}
