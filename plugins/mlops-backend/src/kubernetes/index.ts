export { KubernetesIntegration } from './KubernetesIntegration';
export { RowCache } from './RowCache';
export {
  inferenceServiceKind,
  inferenceServicePodKind,
  notebookKind,
  notebookPodKind,
} from './watchedKinds';
