import {
  type KubernetesObject,
  type NamespaceAccessRule,
  type NamespaceDecision,
  type Viewer,
  decideNamespaceAccess,
  namespaceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { LRUCache } from 'lru-cache';
import type {
  KubernetesFailure,
  KubernetesGateway,
  KubernetesStore,
} from '../kubernetes';
import { namespaceKind } from './namespaceKind';

/** @public */
export interface NamespaceAccessQuestion {
  readonly cluster: string;
  readonly namespaces: readonly string[];
  readonly viewer: Viewer;
  readonly entityRef: string;
}

/** @public */
export interface NamespaceAccessOptions {
  readonly signal?: AbortSignal;
}

/** @public */
export type NamespaceAccessAnswer = NamespaceDecision | KubernetesFailure;

/** @public */
export interface NamespaceAccessSetup {
  readonly gateway: Pick<KubernetesGateway, 'list'>;
  readonly rule: NamespaceAccessRule;
  /** Where given, watched clusters are not asked. */
  readonly store?: KubernetesStore;
}

type Namespaces =
  | {
      readonly status: 'ok';
      readonly objects: ReadonlyMap<string, KubernetesObject>;
    }
  | KubernetesFailure;

const TTL_MS = 10_000;
const MOST_CLUSTERS = 1000;

/**
 * Decides which namespaces of a cluster somebody may read through an entity,
 * by what the Namespace objects say.
 *
 * @public
 */
export class NamespaceAccess {
  readonly #gateway: Pick<KubernetesGateway, 'list'>;
  readonly #store: KubernetesStore | undefined;
  readonly #rule: NamespaceAccessRule;
  readonly #namespaces: LRUCache<string, Namespaces>;

  private constructor(options: NamespaceAccessSetup) {
    this.#gateway = options.gateway;
    this.#store = options.store;
    this.#rule = options.rule;
    this.#namespaces = new LRUCache<string, Namespaces>({
      max: MOST_CLUSTERS,
      ttl: TTL_MS,
      // Who waits for an answer gets it, even when it is not kept.
      ignoreFetchAbort: true,
      fetchMethod: async (cluster, _stale, { options: entry }) => {
        const namespaces = await this.#read(cluster);
        if (namespaces.status !== 'ok') {
          // Only requests that are under way share a failure.
          entry.ttl = 1;
        }
        return namespaces;
      },
    });
  }

  static create(options: NamespaceAccessSetup): NamespaceAccess {
    return new NamespaceAccess(options);
  }

  /** The decision for each namespace of the question. */
  async decide(
    question: NamespaceAccessQuestion,
    options: NamespaceAccessOptions = {},
  ): Promise<ReadonlyMap<string, NamespaceAccessAnswer>> {
    options.signal?.throwIfAborted();
    const namespaces = await this.#load(question, options.signal);
    options.signal?.throwIfAborted();
    return new Map(
      question.namespaces.map(namespace => {
        const decision = decideNamespaceAccess({
          rule: this.#rule,
          cluster: question.cluster,
          namespace,
          object:
            namespaces.status === 'ok'
              ? namespaces.objects.get(namespace)
              : undefined,
          viewer: question.viewer,
          entityRef: question.entityRef,
        });
        // The configuration may allow what the cluster could not be asked about.
        return [
          namespace,
          decision.status === 'refused' && namespaces.status !== 'ok'
            ? namespaces
            : decision,
        ];
      }),
    );
  }

  async #load(
    { cluster, namespaces }: NamespaceAccessQuestion,
    signal: AbortSignal | undefined,
  ): Promise<Namespaces> {
    if (this.#rule.access === 'any' || namespaces.length === 0) {
      return { status: 'ok', objects: new Map() };
    }
    return this.#store && (await this.#store.watches(cluster))
      ? readStored(this.#store, cluster, namespaces, signal)
      : this.#namespaces.forceFetch(cluster);
  }

  async #read(cluster: string): Promise<Namespaces> {
    // Not ended by the request that began it: others wait for the same answer.
    const list = await this.#gateway.list({
      cluster,
      resource: namespaceResource,
    });
    if (list.status !== 'ok') {
      return list;
    }
    const objects = new Map<string, KubernetesObject>();
    for (const { metadata } of list.items) {
      if (typeof metadata?.name === 'string') {
        const { name, annotations } = metadata;
        objects.set(name, { metadata: { name, annotations } });
      }
    }
    return { status: 'ok', objects };
  }
}

async function readStored(
  store: KubernetesStore,
  cluster: string,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Namespaces> {
  const objects = new Map<string, KubernetesObject>();
  for (const name of names) {
    const { state, items } = await store.read(
      { cluster, kind: namespaceKind, name },
      { signal },
    );
    if (state.status !== 'live' && state.status !== 'stale') {
      return state;
    }
    for (const { annotations } of items) {
      objects.set(name, { metadata: { name, annotations } });
    }
  }
  return { status: 'ok', objects };
}
