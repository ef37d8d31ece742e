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
export { recordedLabel } from './recordedLabel';
export { quotaStatus, quotaTables } from './admission';
export { loadManifests } from './loadManifests';
export type { ManifestProblem } from './loadManifests';
export { ResourceLookup } from './ResourceLookup';
export type { FoundResource } from './ResourceLookup';
export type { PodLogProvider } from './ApiState';
export { accounts, createTokens, portalServiceAccount } from './rbac/accounts';
export type { SandboxUser } from './rbac/accounts';
export { bootstrapRoles } from './rbac/bootstrapRoles';
export { bootstrapNamespaces } from './bootstrapCluster';
export { createKubeconfig } from './kubeconfig';
export { readCrdDirectory } from './readCrdDirectory';
export { ownDefinitions } from './schemas/ownDefinitions';
export { createServerCertificates } from './tls';
export type { Fault, FaultName, Faults, FaultScope } from './faults';
export type { RequestCounts, RequestFilter, Requests } from './control';
export { startKubernetes } from './startKubernetes';
export type { KubernetesOptions, RunningKubernetes } from './startKubernetes';
