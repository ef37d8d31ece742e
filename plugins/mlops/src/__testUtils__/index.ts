export * from './pageOf';
export * from './renderOnEntity';
export * from './responseError';
