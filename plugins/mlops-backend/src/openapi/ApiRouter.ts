import type { TypedRouter } from '@backstage/backend-openapi-utils';
import type { paths } from '../generated/types';
import type { EndpointMap } from './EndpointMap';

/** A router that takes and gives what `openapi.yaml` says. @internal */
export type ApiRouter = TypedRouter<EndpointMap<paths>>;
