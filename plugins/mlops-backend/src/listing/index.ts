export { listPage, objectKey } from './listPage';
export type { Listing } from './listPage';
