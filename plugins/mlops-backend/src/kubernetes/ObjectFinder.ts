import { namespacesIn } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../openapi';
import type { FoundObjects, ObjectSearch, OwnedObject } from './ObjectSearch';
import { SourceList } from './SourceList';
import { findByLabel } from './findByLabel';
import { findInNamespaces } from './findInNamespaces';
import { type RightsOptions, rightsIn } from './rightsIn';
import { selectClusters } from './selectClusters';

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

  private constructor(options: ObjectFinderOptions) {
    this.#options = options;
  }

  static create(options: ObjectFinderOptions): ObjectFinder {
    return new ObjectFinder(options);
  }

  async find<T extends OwnedObject>(
    search: ObjectSearch<T>,
  ): Promise<SearchResult<T>> {
    const { now } = this.#options;
    const { kind, scope, context, only } = search;
    const sources = new SourceList(now);
    for (const { annotation, message } of kind.problems) {
      sources.add({ annotation, status: 'refused', message });
    }
    if (!kind.bound) {
      return { found: [], sources: sources.list() };
    }
    const clusters = await selectClusters({
      ...this.#options,
      context,
      scope,
      only: only?.cluster,
      sources,
    });
    const found = await Promise.all(
      clusters.map(({ name, token }) => {
        const rights = rightsIn(name, token, this.#options);
        const task = { ...search, ...rights, cluster: name, token, sources };
        const namespaces = namespacesIn(scope, name)?.filter(
          namespace => !only || namespace === only.namespace,
        );
        return namespaces
          ? findInNamespaces(task, namespaces)
          : findByLabel(task);
      }),
    );
    const objects = found.flat();
    if (!only) {
      reportMissingNames(search, objects, sources);
    }
    return { found: objects, sources: sources.list() };
  }
}

function reportMissingNames<T extends OwnedObject>(
  { kind, annotation }: ObjectSearch<T>,
  found: readonly FoundObjects<T>[],
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
