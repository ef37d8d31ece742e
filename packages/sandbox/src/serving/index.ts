export { startServingController } from './servingController';
export type { ServingControllerOptions } from './servingController';
export { clusterServingRuntimes } from './servingRuntimes';
