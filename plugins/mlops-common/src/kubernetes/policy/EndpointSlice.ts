import { ObjectReader } from '../ObjectReader';

/**
 * Some of the addresses behind a Service.
 *
 * @public
 */
export interface EndpointSlice {
  readonly namespace: string;
  readonly name: string;
  readonly service?: string;
  /** How many addresses take requests, and how many do not. */
  readonly ready: number;
  readonly notReady: number;
}

/**
 * Reads any object as an EndpointSlice; what cannot be read is absent.
 *
 * @public
 */
export function parseEndpointSlice(object: unknown): EndpointSlice {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const endpoints = reader.at('endpoints').list();
  // The API takes an unknown state for a good one.
  const ready = endpoints.filter(
    endpoint => endpoint.at('conditions', 'ready').boolean() !== false,
  ).length;
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    service: metadata.at('labels').stringMap()['kubernetes.io/service-name'],
    ready,
    notReady: endpoints.length - ready,
  };
}

/**
 * How many addresses of a Service take requests, over all its slices.
 *
 * @public
 */
export function readyEndpoints(
  slices: readonly EndpointSlice[],
  { namespace, name }: { readonly namespace: string; readonly name: string },
): number {
  return slices
    .filter(slice => slice.namespace === namespace && slice.service === name)
    .reduce((sum, { ready }) => sum + ready, 0);
}
