import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { type Clock } from './Clock';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type {
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from './KubernetesRequests';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { readLines } from './readLines';
import { resourcePath } from './resourcePath';
import { unreachable } from './unreachable';

/** @internal */
export interface WatchTiming {
  readonly clock: Clock;
  readonly random: () => number;
}

const SHORTEST_S = 20;
const LONGEST_S = 24;
/** What the end of a watch may take to arrive. */
const GRACE_MS = 6_000;

/**
 * The events of one watch. The proxy keeps a watch open whose reader went
 * away, and does not tell a reader that the server broke it off. So the server
 * is always told to end it by itself, soon and not at the same time for all: a
 * watch that outlives its time is broken, and none is for more than half a
 * minute. Bookmarks come too seldom to tell.
 *
 * @internal
 */
export async function* watchEvents(
  client: KubernetesPluginClient,
  request: KubernetesWatchRequest,
  options: KubernetesRequestOptions,
  { clock, random }: WatchTiming,
): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
  const { cluster, resource, namespace, labelSelector, resourceVersion } =
    request;
  const words = describe(request, 'watch');
  const seconds =
    SHORTEST_S + Math.floor(random() * (LONGEST_S - SHORTEST_S + 1));
  const overdue = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, overdue.signal])
    : overdue.signal;
  const cancel = clock.timer(seconds * 1000 + GRACE_MS, () => overdue.abort());
  try {
    const opened = await client.stream({
      path: `proxy/${resourcePath(resource, namespace)}`,
      cluster,
      query: {
        watch: 'true',
        allowWatchBookmarks: 'true',
        resourceVersion,
        labelSelector,
        timeoutSeconds: `${seconds}`,
      },
      signal,
      clusterToken: options.clusterToken,
    });
    if (opened.status === 'streaming') {
      for await (const line of readLines(opened.body, signal)) {
        const event = parseEvent(line, words);
        yield event;
        if (event.type === 'ERROR') {
          return;
        }
      }
    } else if (opened.status !== 'answered') {
      if (!signal.aborted) {
        yield { type: 'ERROR', error: opened };
      }
    } else {
      yield refusal(interpretAnswer(opened, words), words);
      return;
    }
  } catch {
    if (!signal.aborted) {
      const error = unreachable(`${words.where} broke off a watch.`);
      yield { type: 'ERROR', error };
    }
  } finally {
    cancel();
  }
  if (overdue.signal.aborted && !options.signal?.aborted) {
    // The same words for all kinds of a cluster that is gone.
    const error = unreachable(
      `${words.where} no longer answers: the connection is broken.`,
    );
    yield { type: 'ERROR', error };
  }
}

type Words = ReturnType<typeof describe>;

function refusal(
  answer: ReturnType<typeof interpretAnswer>,
  words: Words,
): KubernetesWatchEvent {
  switch (answer.status) {
    case 'ok':
      return {
        type: 'ERROR',
        error: unreachable(
          `${words.where} did not answer with a watch of ${words.what}.`,
        ),
      };
    case 'expired':
      return { type: 'ERROR', error: expired(words) };
    default:
      return { type: 'ERROR', error: answer };
  }
}

function expired({ where, what }: Words) {
  return {
    status: 'expired',
    message: `${where} no longer knows what happened to ${what} since then.`,
  } as const;
}

const TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'] as const;

function parseEvent(line: string, words: Words): KubernetesWatchEvent {
  const event = parse(line);
  const type = TYPES.find(known => known === event?.type);
  if (type && typeof event?.object === 'object' && event.object !== null) {
    return { type, object: event.object as KubernetesObject };
  }
  const answer =
    event?.type === 'ERROR' ? (event.object as Status | undefined) : undefined;
  if (answer?.code === 410) {
    return { type: 'ERROR', error: expired(words) };
  }
  const seconds = answer?.details?.retryAfterSeconds;
  return {
    type: 'ERROR',
    error: {
      ...unreachable(
        answer
          ? `${words.where} ended a watch of ${words.what} with an error${
              Number.isInteger(answer.code) ? ` (${answer.code})` : ''
            }.`
          : `${words.where} sent something other than events of ${words.what}.`,
      ),
      ...(Number.isInteger(seconds) && {
        retryAfterMs: Math.min(Number(seconds), 600) * 1000,
      }),
    },
  };
}

interface Status {
  readonly code?: unknown;
  readonly details?: { readonly retryAfterSeconds?: unknown };
}

function parse(
  line: string,
): { readonly type?: unknown; readonly object?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
