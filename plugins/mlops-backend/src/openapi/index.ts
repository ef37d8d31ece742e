export type { EndpointMap } from './EndpointMap';
export type { Schemas } from './schemas';
