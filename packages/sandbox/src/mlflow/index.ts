export { startMlflow } from './startMlflow';
export type { MlflowOptions, MlflowSandbox } from './startMlflow';
export type { BasicAuth } from './api/security';
export { MlflowStore } from './store/MlflowStore';
export { scenarioModelId, scenarioRunId, scenarioStorageUri } from './scenario';
