import {
  type KubernetesObject,
  type KubernetesResource,
  type NamespaceFacts,
  type Notebook,
  type ResourceQuota,
  type Service,
  ObjectReader,
  endpointSliceResource,
  namespaceResource,
  podResource,
  parseEndpointSlice,
  parseService,
  readyEndpoints,
  serviceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  CachedReads,
  KubernetesFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../../openapi';
import { EventIndex } from '../EventIndex';
import { readEventsAbout } from '../NotebookEvents';
import { type ReadPlace, readQuotas } from '../readQuotas';
import { shownFailure } from '../shownFailure';

const JUPYTER_WEB_APP = {
  namespace: 'kubeflow',
  name: 'jupyter-web-app-service',
};
/** What is installed changes rarely. */
const INSTALLED_AGE_MS = 600_000;

/** Reads what is around a notebook: each read costs its own part, and says so. @internal */
export class SurroundingsReader {
  readonly sources: Schemas['Source'][] = [];
  readonly #reads: CachedReads;
  readonly #place: ReadPlace;
  readonly #signal: AbortSignal;

  constructor(reads: CachedReads, place: ReadPlace, signal: AbortSignal) {
    this.#reads = reads;
    this.#place = place;
    this.#signal = signal;
  }

  async events(names: readonly string[]): Promise<EventIndex | undefined> {
    const result = await readEventsAbout(
      this.#reads,
      this.#place,
      names,
      this.#signal,
    );
    return result.status === 'ok' ? result.index : this.#failed(result);
  }

  async quotas(): Promise<readonly ResourceQuota[] | undefined> {
    const result = await readQuotas(this.#reads, this.#place, this.#signal);
    return result.status === 'ok' ? result.quotas : this.#failed(result);
  }

  async service(name: Notebook['name']): Promise<Service | null | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.get(
      { cluster, namespace, name, resource: serviceResource },
      { clusterToken, signal: this.#signal },
    );
    if (result.status === 'ok') {
      return parseService(result.object);
    }
    return result.status === 'not-installed' ? null : this.#failed(result);
  }

  /** Few users may read it, and what it adds is little: a refusal is not worth a word. */
  async namespace(): Promise<NamespaceFacts | undefined> {
    const { cluster, namespace: name, token: clusterToken } = this.#place;
    const result = await this.#reads.get(
      { cluster, name, resource: namespaceResource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok'
      ? {
          labels: ObjectReader.of(result.object)
            .at('metadata', 'labels')
            .stringMap(),
        }
      : undefined;
  }

  /** Its Service has the same name in all of Kubeflow's manifests. */
  async jupyterWebApp(): Promise<boolean | undefined> {
    const { cluster, token: clusterToken } = this.#place;
    const result = await this.#reads.get(
      { cluster, ...JUPYTER_WEB_APP, resource: serviceResource },
      { clusterToken, maxAgeMs: INSTALLED_AGE_MS, signal: this.#signal },
    );
    if (result.status === 'ok') {
      return true;
    }
    return result.status === 'not-installed' ? false : undefined;
  }

  async readyEndpoints(service: string): Promise<number | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      {
        cluster,
        namespace,
        resource: endpointSliceResource,
        labelSelector: `kubernetes.io/service-name=${service}`,
      },
      { clusterToken, signal: this.#signal },
    );
    if (result.status !== 'ok') {
      return this.#failed(result);
    }
    // A Service that can have addresses has a slice, even an empty one.
    return result.items.length > 0
      ? readyEndpoints(result.items.map(parseEndpointSlice), {
          namespace,
          name: service,
        })
      : undefined;
  }

  /** Those of notebooks are known anyway, so nothing is said of a failure. */
  async pods(): Promise<readonly KubernetesObject[] | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      { cluster, namespace, resource: podResource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok' ? result.items : undefined;
  }

  list<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
  ): Promise<readonly T[] | undefined> {
    return this.#list(resource, parse, this.#place.namespace);
  }

  listOfCluster<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
  ): Promise<readonly T[] | undefined> {
    return this.#list(resource, parse);
  }

  async #list<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
    namespace?: string,
  ): Promise<readonly T[] | undefined> {
    const { cluster, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      { cluster, namespace, resource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok'
      ? result.items.map(parse)
      : this.#failed(result);
  }

  #failed(failure: KubernetesFailure): undefined {
    const source = shownFailure(failure, this.#place);
    if (source) {
      this.sources.push(source);
    }
    return undefined;
  }
}
