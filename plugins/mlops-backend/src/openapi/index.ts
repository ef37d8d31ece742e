export type { ApiRouter } from './ApiRouter';
export type { EndpointMap } from './EndpointMap';
export type { Schemas } from './schemas';
