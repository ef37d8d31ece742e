import { ObjectReader } from './ObjectReader';

/**
 * An event of the cluster, in either of its two API forms.
 *
 * @public
 */
export interface KubernetesEvent {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly reason?: string;
  readonly message: string;
  readonly at?: string;
}

/**
 * Reads events, newest first. Events that a controller has re-emitted on
 * another object lose the prefixes that say so.
 *
 * @public
 */
export function readEvents(
  events: readonly unknown[],
): readonly KubernetesEvent[] {
  return events
    .map(readEvent)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

function readEvent(event: unknown): KubernetesEvent {
  const reader = ObjectReader.of(event);
  const object = reader.at('involvedObject').exists
    ? reader.at('involvedObject')
    : reader.at('regarding');
  const message = reader.at('message').text() ?? reader.at('note').text() ?? '';
  return {
    kind: object.at('kind').text() ?? '',
    name: object.at('name').text() ?? '',
    namespace: object.at('namespace').text(),
    reason: reader.at('reason').text(),
    message: withoutPrefixes(message),
    at:
      reader.at('series', 'lastObservedTime').timestamp() ??
      reader.at('lastTimestamp').timestamp() ??
      reader.at('eventTime').timestamp() ??
      reader.at('metadata', 'creationTimestamp').timestamp(),
  };
}

function withoutPrefixes(message: string): string {
  const prefix =
    /^(\(combined from similar events\): |Reissued from \w+\/[^:]+: )/;
  let text = message;
  while (prefix.test(text)) {
    text = text.replace(prefix, '');
  }
  return text;
}
