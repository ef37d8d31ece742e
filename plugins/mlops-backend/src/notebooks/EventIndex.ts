import {
  type KubernetesEvent,
  type KubernetesObject,
  parseEvent,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { LRUCache } from 'lru-cache';

const NOTHING: readonly KubernetesEvent[] = [];
const MOST_EVENTS = 20_000;

/** Equal events of different answers are the same object, so that what was made of one stays. */
const same = new LRUCache<string, KubernetesEvent>({ max: MOST_EVENTS });
const known = new WeakMap<readonly KubernetesObject[], EventIndex>();

/** The events of a namespace by what they are about. @internal */
export class EventIndex {
  readonly #events: ReadonlyMap<string, readonly KubernetesEvent[]>;

  private constructor(events: ReadonlyMap<string, readonly KubernetesEvent[]>) {
    this.#events = events;
  }

  /** The same index for the same list. */
  static of(objects: readonly KubernetesObject[]): EventIndex {
    const before = known.get(objects);
    if (before) {
      return before;
    }
    const events = new Map<string, KubernetesEvent[]>();
    for (const object of objects) {
      const event = shared(parseEvent(object));
      const key = keyOf(event);
      const group = events.get(key);
      if (group) {
        group.push(event);
      } else {
        events.set(key, [event]);
      }
    }
    const index = new EventIndex(events);
    known.set(objects, index);
    return index;
  }

  about(object: {
    readonly kind: string;
    readonly name: string;
  }): readonly KubernetesEvent[] {
    return this.#events.get(keyOf(object)) ?? NOTHING;
  }
}

function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

function shared(event: KubernetesEvent): KubernetesEvent {
  const key = JSON.stringify(event);
  const other = same.get(key);
  if (other) {
    return other;
  }
  same.set(key, event);
  return event;
}
