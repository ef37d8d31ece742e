export { startMlflow } from './startMlflow';
export type { MlflowSandbox } from './startMlflow';
export { scenarioModelId, scenarioRunId, scenarioStorageUri } from './scenario';
