import { KubernetesApiError } from './KubernetesApiError';
import { KubernetesClient } from './KubernetesClient';
import { ResourceRef } from './KubernetesObject';

/** Where objects of a kind are to be sent. */
export interface FoundResource {
  readonly ref: ResourceRef;
  readonly namespaced: boolean;
}

/** Finds the resource of a kind by asking the server what it serves. */
export class ResourceLookup {
  readonly #client: KubernetesClient;
  readonly #groups = new Map<string, Map<string, FoundResource>>();

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  static create(client: KubernetesClient) {
    return new ResourceLookup(client);
  }

  async find(object: {
    apiVersion: string;
    kind: string;
  }): Promise<FoundResource> {
    const { apiVersion, kind } = object;
    let kinds = this.#groups.get(apiVersion);
    if (!kinds?.has(kind)) {
      // Asked again for unknown kinds: a definition may have come in between.
      kinds = await this.#discover(apiVersion);
      this.#groups.set(apiVersion, kinds);
    }
    const found = kinds.get(kind);
    if (!found) {
      throw new Error(
        `no matches for kind "${kind}" in version "${apiVersion}"`,
      );
    }
    return found;
  }

  async #discover(apiVersion: string) {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const kinds = new Map<string, FoundResource>();
    try {
      const resources = await this.#client.discover(group, version);
      for (const { name, kind, namespaced } of resources) {
        if (!name.includes('/')) {
          kinds.set(kind, {
            ref: { group, version, plural: name },
            namespaced,
          });
        }
      }
    } catch (error) {
      if (!(error instanceof KubernetesApiError) || error.code !== 404) {
        throw error;
      }
    }
    return kinds;
  }
}
