export { needsAttention } from './notebookListing';
export type { Operation } from './NotebookOperator';
export type { NotebookService } from './NotebookService';
export { createNotebookServices } from './NotebookServices';
export type { NotebookServices } from './NotebookServices';
