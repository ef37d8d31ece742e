export * from './pageOf';
export * from './renderOnEntity';
export * from './responseError';
export { giveSizes } from './giveSizes';
