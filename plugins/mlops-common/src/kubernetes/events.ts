import { ObjectReader } from './ObjectReader';

/**
 * An event of the cluster, in either of its two API forms.
 *
 * @public
 */
export interface KubernetesEvent {
  /** "Normal" or "Warning"; the first does not mean that all is well. */
  readonly type: string;
  /** What it is about, also when a controller repeated it on another object. */
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly reason?: string;
  readonly message: string;
  readonly count: number;
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** The program that wrote it. */
  readonly source?: string;
  /** A controller repeated it on another object; its times say nothing. */
  readonly reissued: boolean;
}

/**
 * Reads events, newest first and each once: see {@link mergeEvents}.
 *
 * @public
 */
export function readEvents(
  events: readonly unknown[],
): readonly KubernetesEvent[] {
  return mergeEvents(events.map(parseEvent));
}

/**
 * Reads any object as an event. What a controller has repeated on its own
 * object is about the object of the original.
 *
 * @public
 */
export function parseEvent(event: unknown): KubernetesEvent {
  const reader = ObjectReader.of(event);
  const involved = reader.at('involvedObject');
  const object = involved.exists ? involved : reader.at('regarding');
  const text = reader.at('message').text() ?? reader.at('note').text() ?? '';
  const { message, original } = withoutPrefixes(text);
  const created = reader.at('metadata', 'creationTimestamp');
  const began = reader.at('eventTime');
  const series = reader.at('series');
  return {
    type: reader.at('type').text() ?? 'Normal',
    kind: original?.kind ?? object.at('kind').text() ?? '',
    name: original?.name ?? object.at('name').text() ?? '',
    namespace: object.at('namespace').text(),
    reason: reader.at('reason').text(),
    message,
    count:
      series.at('count').integer() ??
      reader.at('count').integer() ??
      reader.at('deprecatedCount').integer() ??
      1,
    firstAt:
      reader.at('firstTimestamp').timestamp() ??
      began.timestamp() ??
      created.timestamp(),
    lastAt:
      series.at('lastObservedTime').timestamp() ??
      reader.at('lastTimestamp').timestamp() ??
      began.timestamp() ??
      created.timestamp(),
    source:
      reader.at('source', 'component').text() ??
      reader.at('reportingComponent').text() ??
      reader.at('reportingController').text(),
    reissued: original !== undefined,
  };
}

const COMBINED = '(combined from similar events): ';
const REISSUED = /^Reissued from (\w+)\/([^:\s]+): /;
const KINDS: Readonly<Record<string, string>> = {
  pod: 'Pod',
  statefulset: 'StatefulSet',
  notebook: 'Notebook',
};

/** The prefixes stand in any order and any number of times. */
function withoutPrefixes(text: string): {
  readonly message: string;
  readonly original?: { readonly kind: string; readonly name: string };
} {
  let message = text;
  let original: { readonly kind: string; readonly name: string } | undefined;
  for (;;) {
    if (message.startsWith(COMBINED)) {
      message = message.slice(COMBINED.length);
      continue;
    }
    const reissued = message.startsWith('Reissued from ')
      ? REISSUED.exec(message)
      : null;
    if (!reissued) {
      return { message, original };
    }
    const [prefix, kind, name] = reissued;
    message = message.slice(prefix.length);
    original = { kind: KINDS[kind.toLowerCase()] ?? kind, name };
  }
}

/**
 * Newest first, and each once: the same event comes again and again, as a
 * series, repeated by controllers, and with texts that differ in addresses,
 * order and random names only.
 *
 * @public
 */
export function mergeEvents(
  events: readonly KubernetesEvent[],
): readonly KubernetesEvent[] {
  const groups = new Map<string, Distinct[]>();
  for (const event of events) {
    const { namespace, kind, name, reason } = event;
    const key = `${namespace} ${kind} ${name} ${reason}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, [{ event }]);
    } else {
      addTo(group, event);
    }
  }
  return [...groups.values()]
    .flatMap(group => group.map(({ event }) => event))
    .sort((a, b) => compare(b.lastAt, a.lastAt));
}

/** An event that differs from the others of its group. */
interface Distinct {
  event: KubernetesEvent;
  /** Made only once another one may be the same: it takes time. */
  plain?: string;
}

function addTo(group: Distinct[], event: KubernetesEvent): void {
  let same = group.find(one => one.event.message === event.message);
  let plain: string | undefined;
  if (!same) {
    plain = plainText(event.message);
    same = group.find(one => {
      one.plain ??= plainText(one.event.message);
      return one.plain === plain;
    });
  }
  if (same) {
    same.event = merged(same.event, event);
  } else {
    group.push({ event, plain });
  }
}

function merged(a: KubernetesEvent, b: KubernetesEvent): KubernetesEvent {
  if (a.reissued !== b.reissued) {
    return a.reissued ? b : a;
  }
  const [newer, older] = compare(a.lastAt, b.lastAt) < 0 ? [b, a] : [a, b];
  return {
    ...newer,
    count: a.reissued ? Math.max(a.count, b.count) : a.count + b.count,
    firstAt:
      compare(a.firstAt, b.firstAt) < 0 && a.firstAt ? a.firstAt : b.firstAt,
    lastAt: newer.lastAt ?? older.lastAt,
  };
}

/** By time; what has none is the oldest. */
function compare(a = '', b = ''): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

const VOLATILE =
  /0x[0-9a-f]+|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|-[bcdfghjklmnpqrstvwxz2456789]{5}\b|\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b|\b(\d+h)?(\d+m)?\d+(\.\d+)?m?s\b/g;
const LIST = /\[([^\]]*)\]/g;

/** A message without what differs between two that mean the same. */
function plainText(message: string): string {
  return message
    .replace(VOLATILE, '~')
    .replace(LIST, (_, items: string) => items.split(', ').sort().join(', '));
}
