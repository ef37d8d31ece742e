export * from './Deployment';
export * from './PersistentVolumeClaim';
export * from './StatefulSet';
