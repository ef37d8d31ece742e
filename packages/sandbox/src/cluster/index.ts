export * from './apiErrors';
export { AppliedSpecs } from './AppliedSpecs';
export { containerLogs } from './ContainerLogs';
export * from './ControllerManager';
export { DeploymentController } from './DeploymentController';
export { shortHash } from './hash';
export { clusterNodes } from './nodes';
export * from './objects';
export * from './ownership';
export { PodController } from './PodController';
export { baseUrlOf, isJupyter, isServed } from './notebookServer';
export { podStatus, unscheduledStatus } from './podStatus';
export { QuotaController } from './QuotaController';
export { provisioner } from './claimOutlook';
export {
  artifactSecret,
  registrySecret,
  SecretReplicator,
} from './SecretReplicator';
export { sameValue } from './sameValue';
export { StatefulSetController } from './StatefulSetController';
export { timestamp } from './time';
export {
  lateStorageClass,
  storageClass,
  VolumeClaimController,
} from './VolumeClaimController';
