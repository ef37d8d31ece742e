import { namespacesIn } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../openapi';
import type { FoundObjects, ObjectSearch, OwnedObject } from './ObjectSearch';
import { InstalledKinds } from './InstalledKinds';
import { SourceList } from './SourceList';
import { findByLabel } from './findByLabel';
import { findInNamespaces } from './findInNamespaces';
import { type RightsOptions, rightsIn } from './rightsIn';
import { type SelectedCluster, selectClusters } from './selectClusters';

/** @internal */
export interface SearchResult<T> {
  readonly found: readonly FoundObjects<T>[];
  readonly sources: Schemas['Source'][];
}

/** @internal */
export interface ObjectFinderOptions extends RightsOptions {
  readonly gateway: KubernetesGateway;
  readonly now: () => Date;
}

/**
 * Finds the objects of one kind that belong to an entity and that the viewer
 * may see. Whatever fails costs its own namespace or cluster and is said.
 *
 * @internal
 */
export class ObjectFinder {
  readonly #options: ObjectFinderOptions;
  readonly #installed: InstalledKinds;

  private constructor(options: ObjectFinderOptions) {
    this.#options = options;
    this.#installed = InstalledKinds.create(options.gateway);
  }

  static create(options: ObjectFinderOptions): ObjectFinder {
    return new ObjectFinder(options);
  }

  async find<T extends OwnedObject>(
    search: ObjectSearch<T>,
  ): Promise<SearchResult<T>> {
    const { found, sources } = await this.findBoth(search);
    return { found, sources };
  }

  /** The same with a second kind, whose objects the same annotation names. */
  async findBoth<T extends OwnedObject, U extends OwnedObject = T>(
    search: ObjectSearch<T>,
    second?: ObjectSearch<U>,
  ): Promise<
    SearchResult<T> & { readonly others: readonly FoundObjects<U>[] }
  > {
    const sources = new SourceList(this.#options.now);
    for (const { annotation, message } of search.kind.problems) {
      sources.add({ annotation, status: 'refused', message });
    }
    if (!search.kind.bound) {
      return { found: [], others: [], sources: sources.list() };
    }
    const clusters = await selectClusters({
      ...this.#options,
      ...search,
      only: search.only?.cluster,
      sources,
    });
    const [found, others] = await Promise.all([
      this.#findIn(clusters, search, sources),
      second ? this.#findIn(clusters, second, sources) : [],
    ]);
    if (!search.only) {
      reportMissingNames(search, [...found, ...others], sources);
    }
    return { found, others, sources: sources.list() };
  }

  async #findIn<T extends OwnedObject>(
    clusters: readonly SelectedCluster[],
    search: ObjectSearch<T>,
    sources: SourceList,
  ): Promise<readonly FoundObjects<T>[]> {
    const { scope, only } = search;
    const found = await Promise.all(
      clusters.map(({ name, token }) => {
        const rights = rightsIn(name, token, this.#options);
        const task = {
          ...search,
          ...rights,
          cluster: name,
          token,
          installed: this.#installed,
          sources,
        };
        const namespaces = namespacesIn(scope, name)?.filter(
          namespace => !only || namespace === only.namespace,
        );
        return namespaces
          ? findInNamespaces(task, namespaces)
          : findByLabel(task);
      }),
    );
    return found.flat();
  }
}

function reportMissingNames(
  { kind, annotation }: Pick<ObjectSearch<OwnedObject>, 'kind' | 'annotation'>,
  found: readonly FoundObjects<OwnedObject>[],
  sources: SourceList,
) {
  if (kind.names.length === 0) {
    return;
  }
  const names = new Set(
    found.flatMap(({ objects }) => objects.map(({ name }) => name)),
  );
  const missing = kind.names.filter(name => !names.has(name));
  // What could not be looked for is not missing.
  if (missing.length > 0 && sources.complete) {
    const verb = missing.length === 1 ? 'does' : 'do';
    const quoted = missing.map(name => `"${name}"`).join(', ');
    sources.add({
      annotation,
      status: 'refused',
      message: `${annotation} names ${quoted}, which ${verb} not exist in the entity's namespaces.`,
    });
  }
}
