export * from './Evidence';
export * from './KubernetesObject';
export * from './KubernetesResource';
export * from './ObjectReader';
export * from './Quantity';
export * from './clusterTokenHeader';
export * from './conditions';
export * from './containerResources';
export {
  type EnvironmentOrigin,
  type EnvironmentSource,
  type EnvironmentVariable,
  HIDDEN,
  isSecretName,
  withoutSecrets,
} from './environment';
export * from './events';
export * from './gpus';
export * from './hasPassed';
export * from './owners';
export * from './pods';
export * from './policy';
export * from './preflight';
export * from './provenance';
export * from './workloads';
