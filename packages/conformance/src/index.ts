export * from './kubernetes';
export { UserError } from './UserError';
