export * from './PodDefault';
