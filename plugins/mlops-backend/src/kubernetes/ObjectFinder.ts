import type {
  KubernetesGateway,
  NamespaceAccess,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../openapi';
import type { FoundObject, ObjectSearch } from './ObjectSearch';
import { SourceList } from './SourceList';
import { findByLabel } from './findByLabel';
import { findInNamespaces } from './findInNamespaces';
import { selectClusters } from './selectClusters';

/** @internal */
export interface SearchResult {
  readonly found: readonly FoundObject[];
  readonly sources: Schemas['Source'][];
}

/** @internal */
export interface ObjectFinderOptions {
  readonly gateway: KubernetesGateway;
  readonly access: NamespaceAccess;
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

  async find(search: ObjectSearch): Promise<SearchResult> {
    const { gateway, access, now } = this.#options;
    const { kind, scope, context } = search;
    const sources = new SourceList(now);
    for (const { annotation, message } of kind.problems) {
      sources.add({ annotation, status: 'refused', message });
    }
    if (!kind.bound) {
      return { found: [], sources: sources.list() };
    }
    const clusters = await selectClusters(
      gateway,
      scope,
      sources,
      context.signal,
    );
    const found = await Promise.all(
      clusters.map(cluster => {
        const task = { ...search, cluster, gateway, access, sources };
        return scope.namespaces
          ? findInNamespaces(task, scope.namespaces)
          : findByLabel(task);
      }),
    );
    const objects = found.flat();
    reportMissingNames(search, objects, sources);
    return { found: objects, sources: sources.list() };
  }
}

function reportMissingNames(
  { kind, annotation }: ObjectSearch,
  found: readonly FoundObject[],
  sources: SourceList,
) {
  const names = new Set(found.map(({ object }) => object.metadata?.name));
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
