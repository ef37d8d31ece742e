import {
  type EntityScope,
  type KindScope,
  type KubernetesObject,
  type KubernetesResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesGateway,
  NamespaceAccess,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { Schemas } from '../openapi';
import { SourceList } from './SourceList';
import {
  belongsByNameOrLabel,
  hasKubernetesLabels,
  hasOwnLabel,
} from './belongs';
import { PodGroups } from './PodGroups';
import { selectClusters } from './selectClusters';

/** @internal */
export interface ObjectSearch {
  readonly context: EntityContext;
  readonly scope: EntityScope;
  readonly kind: KindScope;
  /** The entity's annotation that names objects of this kind. */
  readonly annotation: string;
  readonly resource: KubernetesResource;
  readonly managedFields?: boolean;
  /** The label of a Pod with the name of the object that it belongs to. */
  readonly podLabel: string;
}

/** @internal */
export interface FoundObject {
  readonly cluster: string;
  readonly object: KubernetesObject;
  /** Absent when Pods could not be read. */
  readonly pods?: readonly KubernetesObject[];
}

/** @internal */
export interface SearchResult {
  readonly found: readonly FoundObject[];
  readonly sources: Schemas['Source'][];
}

interface Task extends ObjectSearch {
  readonly sources: SourceList;
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
  readonly #gateway: KubernetesGateway;
  readonly #access: NamespaceAccess;
  readonly #now: () => Date;

  private constructor(options: ObjectFinderOptions) {
    this.#gateway = options.gateway;
    this.#access = options.access;
    this.#now = options.now;
  }

  static create(options: ObjectFinderOptions): ObjectFinder {
    return new ObjectFinder(options);
  }

  async find(search: ObjectSearch): Promise<SearchResult> {
    const sources = new SourceList(this.#now);
    const task = { ...search, sources };
    const { kind, scope, context } = search;
    for (const { annotation, message } of kind.problems) {
      sources.add({ annotation, status: 'refused', message });
    }
    if (!kind.bound) {
      return { found: [], sources: sources.list() };
    }
    const clusters = await selectClusters(
      this.#gateway,
      scope,
      sources,
      context.signal,
    );
    const found = await Promise.all(
      clusters.map(cluster =>
        scope.namespaces
          ? this.#findInNamespaces(task, cluster, scope.namespaces)
          : this.#findByLabel(task, cluster),
      ),
    );
    const objects = found.flat();
    reportMissingNames(task, objects);
    return { found: objects, sources: sources.list() };
  }

  async #findInNamespaces(
    task: Task,
    cluster: string,
    namespaces: readonly string[],
  ): Promise<readonly FoundObject[]> {
    const { context, scope, sources } = task;
    const decisions = await this.#access.decide(
      { cluster, namespaces, viewer: context, entityRef: scope.entityRef },
      context,
    );
    const found = await Promise.all(
      [...decisions].map(([namespace, decision]) => {
        if (decision.status === 'allowed') {
          return this.#findInNamespace(task, cluster, namespace);
        }
        if (decision.status === 'refused') {
          const { status, message } = decision;
          const annotation = scope.namespaceAnnotation;
          sources.add({ cluster, namespace, annotation, status, message });
        } else {
          sources.addFailure(decision, { cluster, namespace });
        }
        return [];
      }),
    );
    return found.flat();
  }

  async #findInNamespace(
    task: Task,
    cluster: string,
    namespace: string,
  ): Promise<readonly FoundObject[]> {
    const { context, resource, managedFields, scope, kind, sources } = task;
    const [list, pods] = await Promise.all([
      this.#gateway.list(
        { cluster, resource, namespace, managedFields },
        context,
      ),
      this.#pods(task, cluster, namespace),
    ]);
    if (list.status !== 'ok') {
      sources.addFailure(list, { cluster, namespace });
      return [];
    }
    sources.add({ cluster, namespace, status: 'ok', asOf: list.asOf });
    return list.items
      .filter(object => belongsByNameOrLabel(object, scope, kind))
      .map(object => ({ cluster, object, pods: pods?.of(object) }));
  }

  async #findByLabel(
    task: Task,
    cluster: string,
  ): Promise<readonly FoundObject[]> {
    const { context, resource, managedFields, scope, sources } = task;
    const lists = await Promise.all(
      [scope.ownLabel, scope.kubernetesLabels].map(
        selector =>
          selector &&
          this.#gateway.list(
            { cluster, resource, managedFields, labelSelector: selector.text },
            context,
          ),
      ),
    );
    const objects = new Map<string, KubernetesObject>();
    for (const list of lists) {
      if (list && list.status !== 'ok') {
        sources.addFailure(list, { cluster });
      }
      for (const object of list?.status === 'ok' ? list.items : []) {
        const { namespace, name } = object.metadata ?? {};
        objects.set(JSON.stringify([namespace, name]), object);
      }
    }
    if (lists.some(list => list?.status === 'ok')) {
      sources.add({ cluster, status: 'ok' });
    }
    const visible = await this.#visible(task, cluster, [...objects.values()]);
    const namespaces = [...new Set(visible.map(namespaceOf))];
    const pods = new Map(
      await Promise.all(
        namespaces.map(
          async namespace =>
            [namespace, await this.#pods(task, cluster, namespace)] as const,
        ),
      ),
    );
    return visible.map(object => ({
      cluster,
      object,
      pods: pods.get(namespaceOf(object))?.of(object),
    }));
  }

  /** Of objects that were found by label, those that count for this viewer. */
  async #visible(
    task: Task,
    cluster: string,
    objects: readonly KubernetesObject[],
  ): Promise<readonly KubernetesObject[]> {
    const { context, scope, sources } = task;
    const namespaces = [...new Set(objects.map(namespaceOf))];
    const question = { cluster, namespaces, entityRef: scope.entityRef };
    const [forViewer, forOwner] = await Promise.all([
      this.#access.decide({ ...question, viewer: context }, context),
      // Anybody may label an object of their own onto this entity.
      this.#access.decide(
        { ...question, viewer: { ownershipRefs: scope.ownerRefs } },
        context,
      ),
    ]);
    return objects.filter(object => {
      const namespace = namespaceOf(object);
      const decision = forViewer.get(namespace);
      if (decision?.status === 'allowed') {
        return (
          hasKubernetesLabels(object, scope) ||
          (hasOwnLabel(object, scope) &&
            forOwner.get(namespace)?.status === 'allowed')
        );
      }
      if (decision?.status === 'refused') {
        reportOwnerless(task, cluster, decision.owned);
      } else if (decision) {
        sources.addFailure(decision, { cluster });
      }
      return false;
    });
  }

  async #pods(
    task: Task,
    cluster: string,
    namespace: string,
  ): Promise<PodGroups | undefined> {
    const list = await this.#gateway.list(
      {
        cluster,
        resource: podResource,
        namespace,
        labelSelector: task.podLabel,
      },
      task.context,
    );
    if (list.status !== 'ok') {
      task.sources.addFailure(list, { cluster, namespace });
      return undefined;
    }
    return PodGroups.create(list.items, task.podLabel);
  }
}

function namespaceOf(object: KubernetesObject): string {
  return object.metadata?.namespace ?? '';
}

/** Tells what to do about namespaces of nobody, and nothing about those of somebody else. */
function reportOwnerless(task: Task, cluster: string, owned: boolean) {
  if (!owned) {
    task.sources.add({
      cluster,
      status: 'refused',
      message: `Things with a label of ${task.scope.entityRef} are in namespaces of cluster "${cluster}" that name no owner, and are not shown. Add the annotation "mlops/owner" with a group of yours to the Namespaces.`,
    });
  }
}

function reportMissingNames(task: Task, found: readonly FoundObject[]) {
  const names = new Set(found.map(({ object }) => object.metadata?.name));
  const missing = task.kind.names.filter(name => !names.has(name));
  // What could not be looked for is not missing.
  if (missing.length > 0 && task.sources.complete) {
    task.sources.add({
      annotation: task.annotation,
      status: 'refused',
      message: `${task.annotation} names ${missing
        .map(name => `"${name}"`)
        .join(', ')}, which ${
        missing.length === 1 ? 'does' : 'do'
      } not exist in the entity's namespaces.`,
    });
  }
}
