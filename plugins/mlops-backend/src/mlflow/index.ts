export { ExperimentService } from './ExperimentService';
export { gitHosts } from './gitHosts';
export { addMlflowRoutes } from './mlflowRoutes';
export { describeFailure } from './sources';
export type { ExperimentContext } from './types';
