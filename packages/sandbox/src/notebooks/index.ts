export { startNotebookController } from './notebookController';
export type { NotebookControllerOptions } from './notebookController';
