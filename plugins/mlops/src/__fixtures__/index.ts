export * from './endpoints';
export * from './entity';
export * from './fixtureApi';
export * from './mlflow';
export * from './notebookDetail';
export * from './notebooks';
export * from './sources';
export * from './status';
