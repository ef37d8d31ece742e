export { ExperimentService } from './ExperimentService';
export { describeFailure } from './sources';
export type { ExperimentContext } from './types';
