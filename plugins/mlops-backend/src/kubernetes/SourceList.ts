import type {
  KubernetesFailure,
  SourceState,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../openapi';

type Source = Schemas['Source'];

/**
 * Where was looked for something, and how that went. The same sentence about
 * the same cluster is said once.
 *
 * @internal
 */
export class SourceList {
  readonly #sources = new Map<string, Source>();
  readonly #authProviders = new Map<string, string>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Says of all sources of a cluster how users sign in to it. */
  signInTo(cluster: string, authProvider: string) {
    this.#authProviders.set(cluster, authProvider);
  }

  add(source: Omit<Source, 'asOf'> & { readonly asOf?: string }) {
    const { cluster, namespace, annotation, status, message } = source;
    const place = message ? undefined : namespace;
    const key = JSON.stringify([cluster, place, annotation, status, message]);
    if (!this.#sources.has(key)) {
      this.#sources.set(key, {
        ...source,
        asOf: source.asOf ?? this.#now().toISOString(),
      });
    }
  }

  addFailure(
    { status, message }: KubernetesFailure,
    place: { readonly cluster?: string; readonly namespace?: string },
  ) {
    // Other failures are those of the whole cluster.
    const namespace = status === 'forbidden' ? place.namespace : undefined;
    this.add({ cluster: place.cluster, namespace, status, message });
  }

  /** What the store says of a kind, with the place that was looked at. */
  addState(
    state: SourceState,
    place: { readonly cluster: string; readonly namespace?: string },
  ) {
    if (state.status === 'live') {
      this.add({ ...place, status: 'ok', asOf: state.asOf });
    } else if (state.status === 'stale') {
      this.#addStale({ cluster: place.cluster, ...state });
    } else {
      this.addFailure(state, place);
    }
  }

  /**
   * Each kind of a cluster is watched by itself and finds out by itself, and in
   * its own words, that the cluster is gone: said is what is known longest ago.
   */
  #addStale(source: Source) {
    const key = JSON.stringify([source.cluster, source.status]);
    const before = this.#sources.get(key);
    if (!before || source.asOf < before.asOf) {
      this.#sources.set(key, source);
    }
  }

  get complete(): boolean {
    return [...this.#sources.values()].every(({ status }) => status === 'ok');
  }

  /** In an order that does not depend on who answered first. */
  list(): Source[] {
    return [...this.#sources.values()]
      .map(source => {
        const authProvider = this.#authProviders.get(source.cluster ?? '');
        return authProvider ? { ...source, authProvider } : source;
      })
      .sort((a, b) => compare(orderOf(a), orderOf(b)));
  }
}

function orderOf(source: Source): string {
  const { cluster, namespace, annotation, message } = source;
  return JSON.stringify([
    cluster ?? '',
    namespace ?? '',
    annotation,
    message ?? '',
  ]);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
