import {
  type KubernetesObject,
  ObjectReader,
  notebookResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { StoreReadRequest, StoreReadResult } from '../KubernetesStore';
import { ReflectorPool } from '../ReflectorPool';
import type { StoredObject, WatchedKind } from '../WatchedKind';
import { ManualClock, settle } from './ManualClock';
import { ScriptedGateway } from './ScriptedGateway';

export interface Thing extends StoredObject {
  readonly spec?: unknown;
}

export const thingKind: WatchedKind<Thing> = {
  resource: notebookResource,
  older: [{ ...notebookResource, version: 'v1beta1' }],
  indexedLabels: ['mlops/entity'],
  parse: toThing,
};

export function toThing(object: KubernetesObject): Thing {
  const metadata = ObjectReader.of(object).at('metadata');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    spec: object.spec,
  };
}

/** A pool over scripted clusters, in a time of its own. */
export function setupPool() {
  const script = new ScriptedGateway();
  const clock = new ManualClock();
  const pool = ReflectorPool.create({
    gateway: script.gateway,
    clock,
    random: () => 0.5,
  });
  const request = { cluster: 'local', kind: thingKind };
  /** Reads, and lets the time pass that the reader waits. */
  const read = async (
    more: Partial<StoreReadRequest<Thing>> = {},
  ): Promise<StoreReadResult<Thing>> => {
    let result: StoreReadResult<Thing> | undefined;
    const reading = pool.read({ ...request, ...more }).then(value => {
      result = value;
    });
    await settle();
    for (let second = 0; second < 20 && !result; second += 1) {
      await clock.advance(1_000);
    }
    await reading;
    await settle();
    return result as unknown as StoreReadResult<Thing>;
  };
  const names = async (more: Partial<StoreReadRequest<Thing>> = {}) =>
    (await read(more)).items.map(({ name }) => name).join(' ');
  return { script, cluster: script.cluster(), clock, pool, read, names };
}
