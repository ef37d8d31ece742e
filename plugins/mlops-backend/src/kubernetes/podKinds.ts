import {
  type Pod,
  parsePod,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { WatchedKind } from '@mlops-portal/backstage-plugin-mlops-node';
import { compact } from './compact';

/** The Pods of some kind of object, and the label in which they name theirs. @internal */
export interface PodKind extends WatchedKind<Pod> {
  readonly labelSelector: string;
  readonly nameLabel: string;
}

/** @internal */
export const notebookPodKind = podsOf('notebook-name');

/** @internal */
export const workspacePodKind = podsOf('notebooks.kubeflow.org/workspace-name');

/** @internal */
export const inferenceServicePodKind = podsOf(
  'serving.kserve.io/inferenceservice',
);

/** @internal */
export const llmInferenceServicePodKind = podsOf(
  'app.kubernetes.io/name',
  'app.kubernetes.io/part-of=llminferenceservice',
);

function podsOf(nameLabel: string, labelSelector = nameLabel): PodKind {
  return {
    resource: podResource,
    labelSelector,
    nameLabel,
    parse: object => compact(parsePod(object)),
  };
}
