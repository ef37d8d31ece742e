export { webRouter } from './webRouter';
