export { KubernetesIntegration } from './KubernetesIntegration';
export type { FoundObject } from './ObjectFinder';
export { compareObjects } from './compareObjects';
export { countBy } from './countBy';
