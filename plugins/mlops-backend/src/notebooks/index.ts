export { needsAttention } from './notebookListing';
export { addNotebookRoutes } from './notebookRoutes';
export type { NotebookService } from './NotebookService';
export { createNotebookServices } from './NotebookServices';
export type { NotebookServices } from './NotebookServices';
