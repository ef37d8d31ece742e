import {
  type InferenceService,
  type Notebook,
  type Pod,
  inferenceServiceResource,
  notebookResource,
  parseInferenceService,
  parseNotebook,
  parsePod,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { WatchedKind } from '@mlops-portal/backstage-plugin-mlops-node';

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
