export * from './MlopsApi';
export * from './MlopsClient';
export * from './types';
