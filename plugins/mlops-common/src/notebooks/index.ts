export * from './Notebook';
export * from './culling';
export { type NotebookDiagnosis, diagnoseNotebook } from './diagnoseNotebook';
export * from './diagnoseWorkspace';
export type {
  ContainerPort,
  ContainerProbe,
  ContainerSecurity,
  NotebookContainer,
} from './NotebookContainer';
export type * from './NotebookEvidence';
export type { NotebookScheduling, Toleration } from './NotebookScheduling';
export {
  type NotebookMlflow,
  isSameServer,
  notebookMlflow,
} from './notebookMlflow';
export * from './notebookPath';
export * from './workspacePath';
export { type WorkspacePort, workspacePorts } from './workspacePorts';
export * from './orphanedClaims';
export * from './podDefaults';
export * from './PodTemplate';
export * from './notebookStatus';
export * from './wantedLog';
export { notebookRules } from './rules';
export { manifestNotebookRules } from './rules/manifest';
export { missingForJupyterWebApp } from './rules/manifest/resources';
export { type DeadRegistry, deadRegistry } from './rules/manifest/registries';
export type { NotebookType } from './notebookType';
export * from './Workspace';
export * from './WorkspaceKind';
export * from './notebookOfWorkspace';
export type { NotebookVolume, VolumeMount } from './notebookVolumes';
export type { RequestedResource } from './requestedResources';
export * from './NotebookChoices';
export { LONGEST_NOTEBOOK_NAME } from './checkNames';
export * from './checkNotebookChoices';
export { buildNotebook } from './notebookManifest';
