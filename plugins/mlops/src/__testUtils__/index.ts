export * from './renderOnEntity';
export * from './responseError';
