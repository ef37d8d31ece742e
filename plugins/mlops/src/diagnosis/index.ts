export { FindingsPanel } from './FindingsPanel';
