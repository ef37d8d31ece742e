export * from './manifests';
export { TestCluster, until } from './TestCluster';
export { TestRepository } from './TestRepository';
