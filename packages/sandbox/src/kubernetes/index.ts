export { KubernetesApiError } from './KubernetesApiError';
export { KubernetesClient } from './KubernetesClient';
export type { ObjectList, Selection, ServedKind } from './KubernetesClient';
export type { KubernetesFetch } from './httpsFetch';
export { isRecord } from './KubernetesObject';
export type {
  KubernetesObject,
  ObjectMetadata,
  ObjectName,
  OwnerReference,
  ResourceRef,
  WatchEvent,
} from './KubernetesObject';
export { loadManifests } from './loadManifests';
export type { ManifestProblem } from './loadManifests';
export { ResourceLookup } from './ResourceLookup';
export type { FoundResource } from './ResourceLookup';
export type { PodLogProvider } from './ApiState';
export type { SandboxUser } from './rbac/accounts';
export { startKubernetes } from './startKubernetes';
export type { KubernetesOptions, RunningKubernetes } from './startKubernetes';
