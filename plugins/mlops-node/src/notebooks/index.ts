export { readNotebooksConfig } from './readNotebooksConfig';
export type { NotebooksConfig } from './readNotebooksConfig';
