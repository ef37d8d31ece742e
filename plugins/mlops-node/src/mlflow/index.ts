export * from './MlflowServerConfig';
export * from './readMlflowConfig';
export * from './MlflowError';
export { isPerUser, type MlflowIdentity } from './MlflowIdentity';
export type { MlflowStaleAnswer } from './AnswerCache';
export type { MlflowReadOptions } from './MlflowReader';
export type { MlflowCapabilities, MlflowServerInfo } from './ServerFacts';
export type { MlflowHistorySearch, MlflowMetricHistory } from './readHistories';
export type {
  MlflowArtifactContent,
  MlflowArtifactOwner,
} from './openArtifact';
export * from './MlflowClient';
export * from './MlflowServers';
