import { eventResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  CachedListResult,
  CachedReads,
  KubernetesFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { EventIndex } from './EventIndex';
import type { ReadPlace } from './readQuotas';

const MOST_EVENTS = 1_000;

/** @internal */
export type EventResult =
  | { readonly status: 'ok'; readonly index: EventIndex; readonly asOf: string }
  | KubernetesFailure;

/**
 * What was reported about objects of a namespace. All of it is read at once
 * for all who look at something there; only where there is too much of it,
 * object by object.
 *
 * @internal
 */
export async function readEventsAbout(
  reads: CachedReads,
  place: ReadPlace,
  names: readonly string[],
  signal: AbortSignal,
): Promise<EventResult> {
  const read = (fieldSelector?: string) =>
    reads.list(
      {
        cluster: place.cluster,
        namespace: place.namespace,
        resource: eventResource,
        fieldSelector,
        limit: MOST_EVENTS,
      },
      { clusterToken: place.token, signal },
    );
  const all = await read();
  if (all.status !== 'ok' || !all.truncated) {
    return indexed(all);
  }
  const [first, ...others] = await Promise.all(
    names.map(name => read(`involvedObject.name=${name}`)),
  );
  if (first.status !== 'ok') {
    return first;
  }
  const items = [first, ...others].flatMap(result =>
    result.status === 'ok' ? result.items : [],
  );
  return indexed({ ...first, items });
}

function indexed(result: CachedListResult): EventResult {
  return result.status === 'ok'
    ? { status: 'ok', index: EventIndex.of(result.items), asOf: result.asOf }
    : result;
}
