export { startRealMlflow } from './startRealMlflow';
export type { RealMlflow, RealMlflowOptions } from './startRealMlflow';
export { mlflowVersions } from './versions';
export type { MlflowVersion } from './versions';
