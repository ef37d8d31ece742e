export { sandboxModules } from './sandboxModules';
