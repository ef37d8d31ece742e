import { randomInt } from 'node:crypto';
import { ApiError } from '../ApiError';
import { crdResource } from '../customResources';
import { KubernetesObject } from '../KubernetesObject';
import { StoreEvent } from '../ObjectStore';
import { flag } from '../requestInfo';
import { tableOf } from '../ResourceRegistry';
import { apiVersionOf, RouteContext } from './RouteContext';
import { objectJson } from './objectJson';
import { selectionOf } from './selection';

const bookmarkInterval = 60_000;

type Matcher = (object: KubernetesObject) => boolean;

/** With a selector an object can enter or leave what is watched without being created or deleted. */
function visibleType(event: StoreEvent, matches: Matcher) {
  const before = event.previous !== undefined && matches(event.previous);
  const after = event.type !== 'DELETED' && matches(event.object);
  if (before && after) {
    return 'MODIFIED';
  }
  if (after) {
    return 'ADDED';
  }
  return before ? 'DELETED' : undefined;
}

class WatchStream {
  readonly #context: RouteContext;
  readonly #matches: Matcher;
  readonly #apiVersion: string;
  readonly #bookmarks: boolean;
  readonly #cleanups: (() => void)[] = [];

  constructor(context: RouteContext) {
    const { namespace, query } = context;
    const selected = selectionOf(context);
    this.#context = context;
    this.#apiVersion = apiVersionOf(context);
    this.#bookmarks = flag(query, 'allowWatchBookmarks');
    this.#matches = object =>
      (!namespace || object.metadata.namespace === namespace) &&
      (!selected || selected(object));
  }

  start() {
    const { response, query, state, resource } = this.#context;
    const table = tableOf(resource);
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Cache-Control', 'no-cache, private');
    response.writeHead(200);
    response.flushHeaders();
    if (!this.#replay(table)) {
      response.end();
      return;
    }
    this.#cleanups.push(
      state.store.subscribe(table, event => this.#sendEvent(event)),
      // Without its definition a kind is no longer served, nor watched.
      state.store.subscribe(tableOf(crdResource), event => {
        const name = `${resource.plural}.${resource.group}`;
        if (event.type === 'DELETED' && event.object.metadata.name === name) {
          this.#end();
        }
      }),
    );
    const seconds =
      Number(query.get('timeoutSeconds')) || randomInt(1800, 3600);
    const timeout = setTimeout(() => this.#end(), seconds * 1000);
    const ticker = setInterval(() => this.#sendBookmark(), bookmarkInterval);
    this.#cleanups.push(
      () => clearTimeout(timeout),
      () => clearInterval(ticker),
    );
    response.on('close', () => this.#stop());
  }

  /** Sends what happened since the revision asked for; false when that is too long ago. */
  #replay(table: string): boolean {
    const { query, state, namespace } = this.#context;
    const wanted = query.get('resourceVersion') ?? '';
    const initial = flag(query, 'sendInitialEvents');
    if (initial || wanted === '' || wanted === '0') {
      for (const object of state.store.list(table, namespace)) {
        if (this.#matches(object)) {
          this.#send('ADDED', objectJson(object, this.#apiVersion));
        }
      }
      if (initial) {
        this.#sendBookmark({ 'k8s.io/initial-events-end': 'true' });
      }
      return true;
    }
    const events = state.store.eventsAfter(table, Number(wanted));
    if (!events) {
      const message = `too old resource version: ${wanted} (${state.store.revision})`;
      const status = ApiError.expired(message).toStatus();
      this.#send('ERROR', JSON.stringify(status));
      return false;
    }
    events.forEach(event => this.#sendEvent(event));
    return true;
  }

  #sendEvent(event: StoreEvent) {
    const type = visibleType(event, this.#matches);
    if (type) {
      this.#send(type, objectJson(event.object, this.#apiVersion));
    }
  }

  #sendBookmark(annotations?: Record<string, string>) {
    if (!this.#bookmarks) {
      return;
    }
    const { state, resource } = this.#context;
    this.#send(
      'BOOKMARK',
      JSON.stringify({
        kind: resource.kind,
        apiVersion: this.#apiVersion,
        metadata: {
          resourceVersion: `${state.store.revision}`,
          creationTimestamp: null,
          annotations,
        },
      }),
    );
  }

  #send(type: string, object: string) {
    this.#context.response.write(`{"type":"${type}","object":${object}}\n`);
  }

  #end() {
    this.#sendBookmark();
    this.#stop();
    this.#context.response.end();
  }

  #stop() {
    this.#cleanups.splice(0).forEach(cleanup => cleanup());
  }
}

/** GET of a collection with `watch=true`: a line of JSON per change until the time is over. */
export function watchRoute(context: RouteContext) {
  const { query, state } = context;
  const wanted = query.get('resourceVersion') ?? '';
  if (!/^\d*$/.test(wanted)) {
    throw ApiError.badRequest(
      `Invalid value: "${wanted}": strconv.ParseUint: parsing "${wanted}": invalid syntax`,
    );
  }
  if (Number(wanted) > state.store.revision) {
    throw new ApiError(
      504,
      'Timeout',
      `Too large resource version: ${wanted}, current: ${state.store.revision}`,
      { retryAfterSeconds: 1 },
    );
  }
  new WatchStream(context).start();
}
