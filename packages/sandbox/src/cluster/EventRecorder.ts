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

/** Writes Events. Equal ones become one with a count, also over a restart, because the name follows from the content. */
export class EventRecorder {
  readonly #client: KubernetesClient;

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  static create(client: KubernetesClient) {
    return new EventRecorder(client);
  }

  async record(about: KubernetesObject, event: RecordedEvent): Promise<void> {
    const { uid, name: involved, namespace = 'default' } = about.metadata;
    const { reason, message, fieldPath, component } = event;
    const hash = shortHash([uid, reason, message, fieldPath, component], 16);
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
          repeated(existing, event),
        );
      } else {
        await this.#client.create(
          resources.events,
          first(about, event, { name, namespace }),
        );
      }
    } catch (error) {
      if (!isConflict(error)) {
        throw error;
      }
    }
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
