export { KubernetesIntegration } from './KubernetesIntegration';
export type { FoundObjects, ObjectPlace } from './ObjectSearch';
export { LabelGroups } from './LabelGroups';
export { RowCache } from './RowCache';
export { countBy } from './countBy';
export * from './notebookKinds';
export * from './podKinds';
export * from './servingKinds';
export { watchedKinds } from './watchedKinds';
