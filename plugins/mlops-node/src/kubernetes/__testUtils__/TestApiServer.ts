import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesPageResult,
  KubernetesWatchEvent,
} from '../KubernetesRequests';
import type { ManualClock } from './ManualClock';
import { TestCluster } from './TestCluster';

interface OpenWatch {
  readonly plural: string;
  broken: boolean;
}

const json = { headers: { 'content-type': 'application/json' } };

/**
 * One cluster behind the Kubernetes plugin, as its proxy hands it through: a
 * broken watch is an open connection on which nothing comes any more.
 */
export class TestApiServer {
  /** By path and in their order: `notebooks`, `notebooks?watch`. */
  readonly requests: string[] = [];
  /** Watches that the reader ended, which the proxy keeps open. */
  abandoned = 0;
  /** Nothing is answered, and open watches are silent. */
  dead = false;
  /** What is answered instead, by what is asked: `notebooks`, `notebooks?watch`. */
  instead: (what: string) => Response | undefined = () => undefined;
  readonly #clock: ManualClock;
  readonly #kinds = new Map<string, TestCluster>();
  readonly #watches = new Set<OpenWatch>();

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  /** The objects of a kind, by its plural. */
  kind(plural: string): TestCluster {
    const kind = this.#kinds.get(plural) ?? new TestCluster();
    this.#kinds.set(plural, kind);
    return kind;
  }

  /** Breaks what is open, of one kind or of all. */
  breakWatches(plural?: string) {
    for (const watch of this.#watches) {
      watch.broken ||= plural === undefined || watch.plural === plural;
    }
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const plural = url.pathname.split('/').pop() ?? '';
    if (plural === 'clusters') {
      const items = [{ name: 'local', authProvider: 'serviceAccount' }];
      return Response.json({ items });
    }
    const watching = url.searchParams.has('watch');
    const what = watching ? `${plural}?watch` : plural;
    this.requests.push(what);
    if (this.dead) {
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    }
    const other = this.instead(what);
    if (other) {
      return other;
    }
    return watching
      ? this.#watch(plural, url.searchParams, init?.signal ?? undefined)
      : this.#list(plural, url.searchParams);
  };

  #list(plural: string, query: URLSearchParams): Response {
    const page: KubernetesPageResult = this.kind(plural).page({
      cluster: 'local',
      resource: { ...notebookResource, plural },
      limit: Number(query.get('limit')),
      continue: query.get('continue') ?? undefined,
    });
    return page.status === 'ok'
      ? Response.json({
          items: page.items,
          metadata: {
            resourceVersion: page.resourceVersion,
            continue: page.continue ?? '',
          },
        })
      : Response.json({ kind: 'Status' }, { status: 410 });
  }

  #watch(plural: string, query: URLSearchParams, signal?: AbortSignal) {
    const watch: OpenWatch = { plural, broken: false };
    this.#watches.add(watch);
    const ending = new AbortController();
    const seconds = Number(query.get('timeoutSeconds'));
    this.#clock.timer(seconds * 1000, () => ending.abort());
    const events = this.kind(plural).watch(
      {
        cluster: 'local',
        resource: { ...notebookResource, plural },
        resourceVersion: query.get('resourceVersion') ?? undefined,
      },
      ending.signal,
    );
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        signal?.addEventListener('abort', () => {
          this.abandoned += 1;
          this.#watches.delete(watch);
          controller.error(signal.reason);
        });
        void this.#send(events, watch, controller);
      },
    });
    return new Response(body, json);
  }

  async #send(
    events: AsyncGenerator<KubernetesWatchEvent, void, undefined>,
    watch: OpenWatch,
    controller: ReadableStreamDefaultController<Uint8Array>,
  ) {
    const isOpen = () => this.#watches.has(watch) && !watch.broken;
    for await (const event of events) {
      if (isOpen()) {
        controller.enqueue(Buffer.from(`${JSON.stringify(event)}\n`));
      }
    }
    if (isOpen()) {
      this.#watches.delete(watch);
      controller.close();
    }
  }
}
