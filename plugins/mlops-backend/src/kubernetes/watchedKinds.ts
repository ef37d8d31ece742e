import {
  type InferenceService,
  type Notebook,
  type KubernetesObject,
  type PersistentVolumeClaim,
  type Pod,
  type PodDefault,
  type StatefulSet,
  inferenceServiceResource,
  notebookResource,
  ownerOf,
  parseInferenceService,
  parseNotebook,
  parsePersistentVolumeClaim,
  parsePod,
  parsePodDefault,
  parseStatefulSet,
  persistentVolumeClaimResource,
  podDefaultResource,
  podResource,
  statefulSetResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** By which things of an entity are found in a whole cluster. */
const indexedLabels = ['mlops/entity', 'backstage.io/kubernetes-id'];

/** @internal */
export const notebookKind: WatchedKind<Notebook> = {
  resource: notebookResource,
  older: [{ ...notebookResource, version: 'v1beta1' }],
  // They tell who stopped it.
  managedFields: true,
  indexedLabels,
  parse: object => withoutBulk(parseNotebook(object)),
};

/** @internal */
export const inferenceServiceKind: WatchedKind<InferenceService> = {
  resource: inferenceServiceResource,
  indexedLabels,
  parse: object => withoutBulk(parseInferenceService(object)),
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

/** The Pods of some kind of object, and the label in which they name theirs. @internal */
export interface PodKind extends WatchedKind<Pod> {
  readonly labelSelector: string;
}

/** @internal */
export const notebookPodKind = podsWith('notebook-name');

/** @internal */
export const inferenceServicePodKind = podsWith(
  'serving.kserve.io/inferenceservice',
);

function podsWith(label: string): PodKind {
  return { resource: podResource, labelSelector: label, parse: parsePod };
}

function isOfNotebook(object: KubernetesObject): boolean {
  const owner = ownerOf(object);
  return (
    owner !== undefined &&
    ['Notebook', 'Workspace'].includes(owner.kind) &&
    (owner.apiVersion ?? '').startsWith('kubeflow.org/')
  );
}

/** Annotations may be large, and what is large in them is not shown. */
const LONGEST_ANNOTATION = 2000;

function withoutBulk<
  T extends { readonly annotations: Readonly<Record<string, string>> },
>(object: T): T {
  const kept = Object.entries(object.annotations).filter(
    ([key, value]) =>
      key !== 'kubectl.kubernetes.io/last-applied-configuration' &&
      value.length <= LONGEST_ANNOTATION,
  );
  return { ...object, annotations: Object.fromEntries(kept) };
}

/** All of them, each of which is watched once somebody looks at it. @internal */
export const watchedKinds: readonly WatchedKind<StoredObject>[] = [
  notebookKind,
  notebookPodKind,
  statefulSetKind,
  claimKind,
  podDefaultKind,
  inferenceServiceKind,
  inferenceServicePodKind,
];
