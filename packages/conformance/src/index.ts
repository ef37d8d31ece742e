export * from './kubernetes';
export { UserError } from './UserError';
export * from './mlflow';
