export { NotebooksTab } from './NotebooksTab';
