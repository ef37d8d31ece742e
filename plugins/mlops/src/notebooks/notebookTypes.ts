import type { Notebook } from '../api';

/** In the order of the filter chips. */
export const notebookTypes = [
  'jupyter',
  'vscode',
  'rstudio',
  'other',
] as const satisfies readonly Notebook['type'][];
