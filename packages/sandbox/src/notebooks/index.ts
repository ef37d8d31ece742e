export { startNotebookController } from './notebookController';
export type { NotebookControllerOptions } from './notebookController';
export { stopAnnotation } from './notebookObjects';
export type { Culling } from './ActivityMarker';
