import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesPageRequest,
  KubernetesPageResult,
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from '../KubernetesRequests';

type Change = Exclude<KubernetesWatchEvent, { type: 'ERROR' }>;

interface Stream {
  send(event: KubernetesWatchEvent | 'end'): void;
}

const EXPIRED = { status: 'expired', message: 'Too old.' } as const;

/** Objects with a history, as an API server has them. */
export class TestCluster {
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #history: { readonly revision: number; readonly event: Change }[] =
    [];
  readonly #streams = new Set<Stream>();
  readonly #snapshots = new Map<string, KubernetesPageResult>();
  #revision = 100;
  #oldest = 100;
  #uids = 0;

  get openWatches(): number {
    return this.#streams.size;
  }

  get objects(): readonly KubernetesObject[] {
    return [...this.#objects.keys()]
      .sort()
      .flatMap<KubernetesObject>(key => this.#objects.get(key) ?? []);
  }

  /** Creates or changes it. */
  put(object: KubernetesObject): this {
    const key = keyOf(object);
    const before = this.#objects.get(key);
    const uid = before?.metadata?.uid ?? `uid-${(this.#uids += 1)}`;
    const stored = this.#stamp(object, uid);
    this.#objects.set(key, stored);
    this.#tell({ type: before ? 'MODIFIED' : 'ADDED', object: stored });
    return this;
  }

  remove(name: string, namespace = 'churn'): this {
    const key = `${namespace}/${name}`;
    const before = this.#objects.get(key);
    if (before) {
      this.#objects.delete(key);
      const object = this.#stamp(before, before.metadata?.uid ?? '');
      this.#tell({ type: 'DELETED', object });
    }
    return this;
  }

  bookmark(): this {
    this.#send({ type: 'BOOKMARK', object: this.#stamp({}, '') });
    return this;
  }

  /** Forgets its history and the lists that are being read. */
  compact(): this {
    this.#revision += 1;
    this.#oldest = this.#revision;
    this.#snapshots.clear();
    return this;
  }

  /** Sends the last events once more, in any order. */
  repeat(order: readonly number[]): this {
    for (const back of order) {
      const entry = this.#history[this.#history.length - 1 - back];
      if (entry) {
        this.#send(entry.event);
      }
    }
    return this;
  }

  /** Ends all watches, with an error or as if it were time. */
  cut(error?: Extract<KubernetesWatchEvent, { type: 'ERROR' }>['error']): this {
    for (const stream of [...this.#streams]) {
      stream.send(error ? { type: 'ERROR', error } : 'end');
    }
    return this;
  }

  page(request: KubernetesPageRequest): KubernetesPageResult {
    const snapshot = request.continue
      ? this.#snapshots.get(request.continue)
      : undefined;
    if (request.continue) {
      return snapshot ?? EXPIRED;
    }
    return this.#pageFrom(this.objects, request.limit, `${this.#revision}`);
  }

  async *watch(
    { resourceVersion = '0' }: KubernetesWatchRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    const from = Number(resourceVersion);
    if (from < this.#oldest) {
      yield { type: 'ERROR', error: EXPIRED };
      return;
    }
    const queue: (KubernetesWatchEvent | 'end')[] = this.#history
      .filter(({ revision }) => revision > from)
      .map(({ event }) => event);
    const waiting = { wake: () => {} };
    const stream: Stream = {
      send(event) {
        queue.push(event);
        waiting.wake();
      },
    };
    this.#streams.add(stream);
    signal?.addEventListener('abort', () => stream.send('end'));
    try {
      for (;;) {
        const event = queue.shift();
        if (event === 'end') {
          return;
        }
        if (event) {
          yield event;
        } else {
          await new Promise<void>(resolve => {
            waiting.wake = resolve;
          });
        }
      }
    } finally {
      this.#streams.delete(stream);
    }
  }

  #pageFrom(
    objects: readonly KubernetesObject[],
    limit: number,
    resourceVersion: string,
  ): KubernetesPageResult {
    const rest = objects.slice(limit);
    const token = `${resourceVersion}-${rest.length}`;
    if (rest.length > 0) {
      const next = this.#pageFrom(rest, limit, resourceVersion);
      this.#snapshots.set(token, next);
    }
    return {
      status: 'ok',
      items: objects.slice(0, limit),
      resourceVersion,
      continue: rest.length > 0 ? token : undefined,
    };
  }

  #stamp(object: KubernetesObject, uid: string): KubernetesObject {
    this.#revision += 1;
    const resourceVersion = `${this.#revision}`;
    return {
      ...object,
      metadata: { ...object.metadata, uid, resourceVersion },
    };
  }

  #tell(event: Change) {
    this.#history.push({ revision: this.#revision, event });
    this.#send(event);
  }

  #send(event: Change) {
    this.#streams.forEach(stream => stream.send(event));
  }
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata?.namespace}/${metadata?.name}`;
}
