import type {
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';
import {
  claimKind,
  notebookKind,
  podDefaultKind,
  profileKind,
  statefulSetKind,
  workspaceKind,
  workspaceKindKind,
} from './notebookKinds';
import {
  inferenceServicePodKind,
  llmInferenceServicePodKind,
  notebookPodKind,
  workspacePodKind,
} from './podKinds';
import {
  clusterServingRuntimeKind,
  deploymentKind,
  inferenceGraphKind,
  inferenceServiceKind,
  llmInferenceServiceKind,
  servingRuntimeKind,
} from './servingKinds';

/** All of them, each of which is watched once somebody looks at it. @internal */
export const watchedKinds: readonly WatchedKind<StoredObject>[] = [
  notebookKind,
  notebookPodKind,
  workspaceKind,
  workspaceKindKind,
  workspacePodKind,
  statefulSetKind,
  claimKind,
  podDefaultKind,
  profileKind,
  inferenceServiceKind,
  inferenceServicePodKind,
  deploymentKind,
  inferenceGraphKind,
  llmInferenceServiceKind,
  llmInferenceServicePodKind,
  servingRuntimeKind,
  clusterServingRuntimeKind,
];
