export * from './manifests';
export { TestRepository } from './TestRepository';
