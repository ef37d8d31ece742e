export { KubernetesIntegration } from './KubernetesIntegration';
export type { FoundObjects, ObjectPlace } from './ObjectSearch';
export { RowCache } from './RowCache';
export { countBy } from './countBy';
export {
  claimKind,
  inferenceServiceKind,
  inferenceServicePodKind,
  notebookKind,
  notebookPodKind,
  podDefaultKind,
  statefulSetKind,
  watchedKinds,
} from './watchedKinds';
