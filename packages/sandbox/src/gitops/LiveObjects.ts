import {
  KubernetesApiError,
  ResourceLookup,
  type FoundResource,
  type KubernetesClient,
  type KubernetesObject,
} from '../kubernetes';
import { managedKinds } from './kinds';
import { messageOf } from './readManifests';
import { groupOf, identityOf, identityText } from './tracking';

interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

export interface LiveObject {
  readonly object: KubernetesObject;
  readonly resource: FoundResource;
}

/** What the cluster holds of the kinds that this loop may have applied. */
export class LiveObjects {
  readonly #client: KubernetesClient;
  readonly #lookup: ResourceLookup;
  /** Group and kind → the version to list them in; grows by what Git brings. */
  readonly #kinds = new Map<string, KindName>();

  private constructor(client: KubernetesClient) {
    this.#client = client;
    this.#lookup = ResourceLookup.create(client);
    for (const kind of managedKinds) {
      this.#remember(kind);
    }
  }

  static create(client: KubernetesClient): LiveObjects {
    return new LiveObjects(client);
  }

  /** Where objects of a kind are sent; from then on they are listed too. */
  async resourceOf(kind: KindName): Promise<FoundResource> {
    const resource = await this.#lookup.find(kind);
    this.#remember(kind);
    return resource;
  }

  async list(): Promise<Map<string, LiveObject>> {
    const live = new Map<string, LiveObject>();
    for (const kind of this.#kinds.values()) {
      const resource = await this.#find(kind);
      if (!resource) {
        continue;
      }
      for (const object of await this.#list(resource)) {
        live.set(identityText(identityOf(object)), { object, resource });
      }
    }
    return live;
  }

  /** What may not or cannot be listed is still applied, by asking for each object, but never pruned. */
  async #list({ ref }: FoundResource): Promise<KubernetesObject[]> {
    try {
      return (await this.#client.list(ref)).items;
    } catch (error) {
      if (
        error instanceof KubernetesApiError &&
        [403, 404, 405].includes(error.code)
      ) {
        return [];
      }
      throw error;
    }
  }

  /** A cluster without KServe or Kubeflow has nothing of theirs to prune. */
  async #find(kind: KindName): Promise<FoundResource | undefined> {
    try {
      return await this.#lookup.find(kind);
    } catch (error) {
      if (messageOf(error).startsWith('no matches for kind')) {
        return undefined;
      }
      throw error;
    }
  }

  #remember({ apiVersion, kind }: KindName): void {
    this.#kinds.set(`${groupOf(apiVersion)}/${kind}`, { apiVersion, kind });
  }
}
