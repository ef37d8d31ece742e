export { ExperimentService } from './ExperimentService';
export type { ExperimentContext } from './types';
