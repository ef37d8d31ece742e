export { startSandbox } from './startSandbox';
export { startPlayers } from './startPlayers';
export type {
  RunningSandbox,
  SandboxOptions,
  SandboxPart,
} from './startSandbox';
export * from './kubernetes';
export * from './notebooks';
export * from './serving';
export * from './scenario';
export * from './gateway';
export * from './mlflow';
export * from './git';
export * from './gitops';
