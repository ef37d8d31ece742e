import { Connection } from './Connection';
import { KubernetesFetch } from './httpsFetch';
import { KubernetesApiError } from './KubernetesApiError';
import {
  KubernetesObject,
  ObjectName,
  ResourceRef,
  WatchEvent,
} from './KubernetesObject';
import { readLines } from './readLines';

/** Which objects of a kind; all of them when empty. */
export interface Selection {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** Objects and the point in time at which they were so. */
export interface ObjectList {
  readonly items: KubernetesObject[];
  readonly resourceVersion: string;
}

/** A kind, or a subresource such as `pods/log`, as discovery names it. */
export interface ServedKind {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const pageSize = '500';

/** Speaks plain Kubernetes with any API server; refusals are thrown as {@link KubernetesApiError}. */
export class KubernetesClient {
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  static create(options: {
    url: string;
    ca: string;
    token: string;
    fetch?: KubernetesFetch;
  }) {
    return new KubernetesClient(Connection.create(options));
  }

  /** Lists in pages, so that no answer is large. */
  async list(ref: ResourceRef, selection: Selection = {}): Promise<ObjectList> {
    const { namespace, labelSelector, fieldSelector } = selection;
    const items: KubernetesObject[] = [];
    let next: string | undefined;
    let resourceVersion = '';
    do {
      const page: {
        metadata: { resourceVersion: string; continue?: string };
        items: KubernetesObject[];
        apiVersion: string;
        kind: string;
      } = await this.#connection.json('GET', pathOf(ref, { namespace }), {
        labelSelector,
        fieldSelector,
        limit: pageSize,
        continue: next,
      });
      const kind = page.kind.replace(/List$/, '');
      for (const item of page.items) {
        // The real server leaves both out in lists of built-in kinds.
        items.push({ ...item, apiVersion: page.apiVersion, kind });
      }
      resourceVersion = page.metadata.resourceVersion;
      next = page.metadata.continue || undefined;
    } while (next);
    return { items, resourceVersion };
  }

  /** The object, or undefined when there is none. */
  async get(
    ref: ResourceRef,
    name: string,
    namespace?: string,
  ): Promise<KubernetesObject | undefined> {
    try {
      return await this.#connection.json(
        'GET',
        pathOf(ref, { name, namespace }),
      );
    } catch (error) {
      if (error instanceof KubernetesApiError && error.code === 404) {
        return undefined;
      }
      throw error;
    }
  }

  create(
    ref: ResourceRef,
    object: KubernetesObject,
    options?: { dryRun?: boolean; fieldManager?: string },
  ): Promise<KubernetesObject> {
    const { namespace } = object.metadata;
    const query = {
      dryRun: options?.dryRun ? 'All' : undefined,
      fieldManager: options?.fieldManager,
    };
    return this.#connection.json(
      'POST',
      pathOf(ref, { namespace }),
      query,
      object,
    );
  }

  update(
    ref: ResourceRef,
    object: KubernetesObject,
  ): Promise<KubernetesObject> {
    return this.#connection.json(
      'PUT',
      pathOf(ref, object.metadata),
      {},
      object,
    );
  }

  updateStatus(
    ref: ResourceRef,
    object: KubernetesObject,
  ): Promise<KubernetesObject> {
    const path = `${pathOf(ref, object.metadata)}/status`;
    return this.#connection.json('PUT', path, {}, object);
  }

  mergePatch(
    ref: ResourceRef,
    target: ObjectName,
    patch: object,
    options?: { subresource?: string; fieldManager?: string },
  ): Promise<KubernetesObject> {
    const suffix = options?.subresource ? `/${options.subresource}` : '';
    return this.#connection.json(
      'PATCH',
      `${pathOf(ref, target)}${suffix}`,
      { fieldManager: options?.fieldManager },
      patch,
      'application/merge-patch+json',
    );
  }

  /** Deletes an object; that it does not exist is no error. */
  async delete(
    ref: ResourceRef,
    target: ObjectName,
    options?: { propagationPolicy?: 'Background' | 'Foreground' | 'Orphan' },
  ): Promise<void> {
    try {
      await this.#connection.json('DELETE', pathOf(ref, target), {
        ...options,
      });
    } catch (error) {
      if (!(error instanceof KubernetesApiError) || error.code !== 404) {
        throw error;
      }
    }
  }

  /** The kinds that the server serves in a group and version. */
  async discover(group: string, version: string): Promise<ServedKind[]> {
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
    const { resources } = await this.#connection.json<{
      resources: ServedKind[];
    }>('GET', path);
    return resources;
  }

  /** The log of a container. */
  async logs(
    pod: ObjectName,
    options: { container?: string; tailLines?: number } = {},
  ): Promise<string> {
    const ref = { group: '', version: 'v1', plural: 'pods' };
    const { container, tailLines } = options;
    const response = await this.#connection.send(
      'GET',
      `${pathOf(ref, pod)}/log`,
      {
        container,
        tailLines: tailLines?.toString(),
      },
    );
    return response.text();
  }

  /**
   * Changes as they happen. Ends when the server ends the watch or the signal aborts; the
   * caller decides about going on. `ERROR` events are handed through, 410 among them.
   */
  async *watch(
    ref: ResourceRef,
    options: Selection & {
      readonly resourceVersion?: string;
      readonly timeoutSeconds?: number;
      readonly signal: AbortSignal;
    },
  ): AsyncGenerator<WatchEvent, void, undefined> {
    const { namespace, signal, timeoutSeconds, ...selection } = options;
    const query = {
      ...selection,
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: timeoutSeconds?.toString(),
    };
    try {
      const path = pathOf(ref, { namespace });
      const response = await this.#connection.send('GET', path, query, {
        signal,
      });
      if (response.body) {
        for await (const line of readLines(response.body)) {
          yield JSON.parse(line);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }
}

function pathOf(ref: ResourceRef, target: Partial<ObjectName>): string {
  const root = ref.group
    ? `/apis/${ref.group}/${ref.version}`
    : `/api/${ref.version}`;
  const namespace = target.namespace
    ? `/namespaces/${encodeURIComponent(target.namespace)}`
    : '';
  const name = target.name ? `/${encodeURIComponent(target.name)}` : '';
  return `${root}${namespace}/${ref.plural}${name}`;
}
