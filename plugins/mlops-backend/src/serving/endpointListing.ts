import type { operations } from '../generated/types';
import { type Listing, objectKey } from '../listing';
import type { Schemas } from '../openapi';

type Endpoint = Schemas['Endpoint'];

/** Which page of the endpoints, in which order. @internal */
export type EndpointQuery = NonNullable<
  operations['ListEndpoints']['parameters']['query']
>;

/** What needs somebody before what does not. */
const STATUSES: readonly Endpoint['status'][] = [
  'failed',
  'degraded',
  'unknown',
  'updating',
  'deleting',
  'ready',
  'idle',
  'stopped',
];

/** @internal */
export const endpointListing: Listing<
  Endpoint,
  NonNullable<EndpointQuery['sort']>
> = {
  keyOf: objectKey,
  textsOf: ({ name, namespace, model }) => [name, namespace, model?.name],
  sorts: {
    name: ({ name }) => name,
    status: ({ status }) => status,
    type: ({ modelFormat }) => modelFormat,
    since: ({ since }) => since,
    createdAt: ({ createdAt }) => createdAt,
    attention: ({ status }) => `${STATUSES.indexOf(status)}`,
  },
};

/** Whether an endpoint passes the filters of a query; absent when there are none. @internal */
export function filterEndpoints({ status, type }: EndpointQuery) {
  return status || type
    ? (endpoint: Endpoint) =>
        (!status || endpoint.status === status) &&
        (!type || endpoint.modelFormat === type)
    : undefined;
}
