export { KubernetesIntegration } from './KubernetesIntegration';
export { RowCache } from './RowCache';
export { countBy } from './countBy';
export {
  inferenceServiceKind,
  inferenceServicePodKind,
  notebookKind,
  notebookPodKind,
} from './watchedKinds';
