export { buildControlPlane, kubernetesVersion } from './buildControlPlane';
export { freePorts } from './freePorts';
export { startRealKubernetes } from './startRealKubernetes';
export type {
  RealKubernetes,
  RealKubernetesOptions,
} from './startRealKubernetes';
