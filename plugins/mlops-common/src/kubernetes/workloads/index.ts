export * from './PersistentVolumeClaim';
export * from './StatefulSet';
