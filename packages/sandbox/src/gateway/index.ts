export { startGateway } from './startGateway';
