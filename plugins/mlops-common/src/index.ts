/**
 * What Kubeflow notebooks, MLflow runs and KServe endpoints mean.
 *
 * @packageDocumentation
 */

export * from './kubernetes';
export * from './notebooks';
export * from './serving';
