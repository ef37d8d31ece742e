import type { components } from '../generated/types';

/** What the API sends and takes. @internal */
export type Schemas = components['schemas'];
