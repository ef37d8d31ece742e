export { NotebookService } from './NotebookService';
