import { KubernetesClient, KubernetesObject } from '../kubernetes';
import { isConflict } from './apiErrors';
import { shortHash } from './hash';
import { resources } from './objects';
import { timestamp } from './time';

export interface RecordedEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly host?: string;
  readonly fieldPath?: string;
  /** The scheduler writes events.k8s.io, which reads in core/v1 without times and count. */
  readonly style?: 'core' | 'events.k8s.io';
  /** How often it happened by now; default: once more. */
  readonly count?: number;
}

interface CoreEvent extends KubernetesObject {
  count?: number;
  series?: { count: number };
}

/** So many that differ only in their text are told apart; what follows is counted together. */
const similarEvents = 10;
const combined = '(combined from similar events): ';

/** Writes Events. Equal ones become one with a count, also over a restart, because the name follows from the content. */
export class EventRecorder {
  readonly #client: KubernetesClient;
  /** Texts by what they have in common. */
  readonly #similar = new Map<string, Set<string>>();

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  static create(client: KubernetesClient) {
    return new EventRecorder(client);
  }

  async record(about: KubernetesObject, event: RecordedEvent): Promise<void> {
    const { uid, name: involved, namespace = 'default' } = about.metadata;
    const { reason, fieldPath, component } = event;
    const group = shortHash([uid, event.type, reason, component], 16);
    const isOneOfMany = this.#isOneOfMany(group, event.message);
    const hash = isOneOfMany
      ? group
      : shortHash([uid, reason, event.message, fieldPath, component], 16);
    const name = `${involved}.${hash}`;
    const existing = (await this.#client.get(
      resources.events,
      name,
      namespace,
    )) as CoreEvent | undefined;
    if (event.count !== undefined && existing?.count === event.count) {
      return;
    }
    try {
      if (existing) {
        await this.#client.mergePatch(
          resources.events,
          { name, namespace },
          {
            ...repeated(existing, event),
            ...(isOneOfMany ? { message: combined + event.message } : {}),
          },
        );
      } else {
        await this.#client.create(
          resources.events,
          first(
            about,
            isOneOfMany
              ? { ...event, message: combined + event.message }
              : event,
            { name, namespace },
          ),
        );
      }
    } catch (error) {
      if (!isConflict(error)) {
        throw error;
      }
    }
  }

  #isOneOfMany(group: string, message: string): boolean {
    const texts = this.#similar.get(group) ?? new Set();
    if (texts.has(message)) {
      return false;
    }
    if (texts.size >= similarEvents) {
      return true;
    }
    this.#similar.set(group, texts.add(message));
    return false;
  }
}

function first(
  about: KubernetesObject,
  event: RecordedEvent,
  metadata: { name: string; namespace: string },
): KubernetesObject {
  const now = timestamp();
  const { component, host, fieldPath, style, count = 1 } = event;
  const scheduler = style === 'events.k8s.io';
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata,
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name: about.metadata.name,
      namespace: metadata.namespace,
      uid: about.metadata.uid,
      resourceVersion: about.metadata.resourceVersion,
      ...(fieldPath ? { fieldPath } : {}),
    },
    type: event.type,
    reason: event.reason,
    message: event.message,
    source: scheduler ? {} : { component, ...(host ? { host } : {}) },
    ...(scheduler
      ? {
          firstTimestamp: null,
          lastTimestamp: null,
          eventTime: new Date().toISOString().replace('Z', '000Z'),
          action: event.reason === 'Scheduled' ? 'Binding' : 'Scheduling',
        }
      : { firstTimestamp: now, lastTimestamp: now, count, eventTime: null }),
    reportingComponent: component,
    reportingInstance: host ?? '',
  };
}

function repeated(existing: CoreEvent, event: RecordedEvent) {
  if (event.style === 'events.k8s.io') {
    return {
      series: {
        count: (existing.series?.count ?? 1) + 1,
        lastObservedTime: new Date().toISOString().replace('Z', '000Z'),
      },
    };
  }
  const count = event.count ?? (existing.count ?? 1) + 1;
  return { count, lastTimestamp: timestamp() };
}
