export * from './Notebook';
export * from './notebookPath';
export * from './notebookStatus';
export type { NotebookType } from './notebookType';
export type { NotebookVolume } from './notebookVolumes';
