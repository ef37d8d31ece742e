export * from './MlflowServerConfig';
export * from './readMlflowConfig';
export * from './MlflowError';
export * from './MlflowClient';
export * from './MlflowServers';
