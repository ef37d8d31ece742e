/**
 * Server-side access of Backstage MLOps: Kubernetes gateway, access rule and
 * MLflow client.
 *
 * @packageDocumentation
 */

export * from './config';
export * from './entity';
export * from './gitops';
export * from './kubernetes';
export * from './mlflow';
export * from './notebooks';
export * from './operations';
export * from './userLane';
