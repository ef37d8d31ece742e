export * from './Notebook';
export * from './notebookPath';
export * from './notebookStatus';
export type { NotebookType } from './notebookType';
export type { NotebookVolume, VolumeMount } from './notebookVolumes';
export type { RequestedResource } from './requestedResources';
