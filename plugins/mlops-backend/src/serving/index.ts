export { EndpointService } from './EndpointService';
