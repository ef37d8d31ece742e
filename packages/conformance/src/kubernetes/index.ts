export { buildControlPlane, kubernetesVersion } from './buildControlPlane';
export { startRealKubernetes } from './startRealKubernetes';
export type {
  RealKubernetes,
  RealKubernetesOptions,
} from './startRealKubernetes';
