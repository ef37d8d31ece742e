export { EndpointsTab } from './EndpointsTab';
