/**
 * What Kubeflow notebooks, MLflow runs and KServe endpoints mean.
 *
 * @packageDocumentation
 */

export * from './diagnosis';
export * from './entity';
export * from './gitops';
export * from './kubernetes';
export * from './mlflow';
export * from './notebooks';
export * from './serving';
export * from './permissions';
