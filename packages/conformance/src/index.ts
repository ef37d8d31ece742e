export * from './kubernetes';
export { UserError } from './UserError';
export * from './mlflow';
export { runAreas } from './runAreas';
export type { RunningAreas } from './runAreas';
