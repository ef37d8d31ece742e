export { KubernetesIntegration } from './KubernetesIntegration';
export type { FoundObject } from './ObjectSearch';
export { compareObjects } from './compareObjects';
export { countBy } from './countBy';
