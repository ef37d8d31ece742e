export { listPage, objectKey, selectItems } from './listPage';
export type { Listing } from './listPage';
