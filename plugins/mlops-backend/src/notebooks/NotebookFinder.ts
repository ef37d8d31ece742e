import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  type ClusterNode,
  type KubernetesObject,
  type Notebook,
  type Pod,
  entityAnnotations,
  eventResource,
  nodeResource,
  parseNode,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { type EntityContext, scopeOf } from '../entity';
import {
  type FoundObjects,
  type KubernetesIntegration,
  type ObjectPlace,
  claimKind,
  notebookKind,
  notebookPodKind,
  podDefaultKind,
  statefulSetKind,
  workspaceKind,
  workspaceKindKind,
  workspacePodKind,
} from '../kubernetes';
import type { Schemas } from '../openapi';
import { EventIndex } from './EventIndex';
import { shownFailure } from './shownFailure';
import { type FoundWorkspaces, asNotebooks } from './workspaces';

/** The notebooks of a namespace, with what the list says about them. @internal */
export interface FoundNotebooks
  extends FoundObjects<Notebook>,
    Partial<Pick<FoundWorkspaces, 'workspaces'>> {
  /** What went wrong there; absent when nobody needed to look, or could. */
  readonly warnings?: EventIndex;
  /** Machines of the cluster; absent when no Pod looks for one, or they may not be read. */
  readonly nodes?: readonly ClusterNode[];
}

/** @internal */
export interface NotebookSearchResult {
  readonly found: readonly FoundNotebooks[];
  readonly sources: Schemas['Source'][];
}

/** Where a notebook is. @internal */
export interface NotebookPlace extends ObjectPlace {
  readonly name: string;
  /** What it is in its cluster; a Notebook unless it is said. */
  readonly workload?: Schemas['Notebook']['workload'];
}

/** @internal */
export interface LocatedNotebook {
  readonly notebook: Notebook;
  readonly list: FoundNotebooks;
  readonly sources: Schemas['Source'][];
}

const watchedAround = [statefulSetKind, claimKind, podDefaultKind];
const all = [...watchedAround, notebookKind, notebookPodKind];

/** How long a list waits for what it can be shown without. */
const WAIT_MS = 1_000;
const MOST_EVENTS = 1_000;
/** Namespaces in which is looked for events at a time. */
const MOST_NAMESPACES = 20;
/** What nodes offer in all hardly ever changes. */
const NODES_AGE_MS = 60_000;

/** Finds the notebooks of an entity, and what is around them. @internal */
export class NotebookFinder {
  readonly #kubernetes: KubernetesIntegration;

  private constructor(kubernetes: KubernetesIntegration) {
    this.#kubernetes = kubernetes;
  }

  static create(kubernetes: KubernetesIntegration): NotebookFinder {
    return new NotebookFinder(kubernetes);
  }

  /** All of them. */
  async find(context: EntityContext): Promise<NotebookSearchResult> {
    const { found, sources } = await this.#search(context, watchedAround);
    const failures: Schemas['Source'][] = [];
    let looks = 0;
    const lists = await Promise.all(
      found.map(async list => {
        if (!hasTrouble(list) || looks >= MOST_NAMESPACES) {
          return list;
        }
        looks += 1;
        const [{ items, failure }, nodes] = await Promise.all([
          this.#warnings(list, context),
          isUnscheduled(list) ? this.#nodes(list, context) : undefined,
        ]);
        failures.push(...(failure ? [failure] : []));
        return { ...list, nodes, warnings: items && EventIndex.of(items) };
      }),
    );
    return { found: lists, sources: [...sources, ...failures] };
  }

  /** One of them, with all that is watched in its namespace. Throws NotFoundError when the entity has no such notebook. */
  async locate(
    context: EntityContext,
    place: NotebookPlace,
  ): Promise<LocatedNotebook> {
    const { found, sources } = await this.#search(context, all, place);
    const ofWorkspaces = place.workload === 'Workspace';
    for (const list of found) {
      if ((list.workspaces !== undefined) !== ofWorkspaces) {
        continue;
      }
      const notebook = list.objects.find(({ name }) => name === place.name);
      if (notebook && list.namespace === place.namespace) {
        return { list, notebook, sources };
      }
    }
    throw notFound(context, place, sources);
  }

  /** All of them, with all that is watched in their namespaces. */
  async findAround(context: EntityContext): Promise<NotebookSearchResult> {
    return this.#search(context, [...all, workspaceKind]);
  }

  async #search(
    context: EntityContext,
    related: readonly WatchedKind<StoredObject>[],
    only?: ObjectPlace,
  ): Promise<NotebookSearchResult> {
    const scope = scopeOf(context.entity);
    const search = {
      context,
      scope,
      kind: scope.notebooks,
      annotation: entityAnnotations.notebooks,
      only,
    };
    const { found, others, sources } = await this.#kubernetes.finder.findBoth(
      { ...search, watched: notebookKind, pods: notebookPodKind, related },
      {
        ...search,
        watched: workspaceKind,
        pods: workspacePodKind,
        related: [...related, workspaceKindKind],
        optional: true,
      },
    );
    return { found: [...found, ...others.map(asNotebooks)], sources };
  }

  /** Without them the list says less exactly why a Pod finds no machine. */
  async #nodes({ cluster, token }: FoundNotebooks, context: EntityContext) {
    const result = await this.#kubernetes.reads.list(
      { cluster, resource: nodeResource },
      {
        clusterToken: token,
        maxAgeMs: NODES_AGE_MS,
        waitAtMostMs: WAIT_MS,
        signal: context.signal,
      },
    );
    return result.status === 'ok' ? nodesOf(result.items) : undefined;
  }

  async #warnings(list: FoundNotebooks, context: EntityContext) {
    const { cluster, namespace, token } = list;
    const result = await this.#kubernetes.reads.list(
      {
        cluster,
        resource: eventResource,
        namespace,
        fieldSelector: 'type=Warning',
        limit: MOST_EVENTS,
      },
      {
        clusterToken: token,
        waitAtMostMs: WAIT_MS,
        signal: context.signal,
      },
    );
    return result.status === 'ok'
      ? { items: result.items }
      : { failure: shownFailure(result, list) };
  }
}

const parsedNodes = new WeakMap<
  readonly KubernetesObject[],
  readonly ClusterNode[]
>();

/** The same list for the same answer. */
function nodesOf(objects: readonly KubernetesObject[]): readonly ClusterNode[] {
  const nodes = parsedNodes.get(objects) ?? objects.map(parseNode);
  parsedNodes.set(objects, nodes);
  return nodes;
}

/** Says the same whether it exists somewhere or not. */
function notFound(
  { entityRef }: EntityContext,
  { cluster, namespace, name }: NotebookPlace,
  sources: readonly Schemas['Source'][],
): Error {
  const unreachable = sources.find(({ status }) => status === 'unreachable');
  if (unreachable) {
    return new ServiceUnavailableError(unreachable.message);
  }
  const reasons = sources.flatMap(({ status, message }) =>
    status === 'ok' || !message ? [] : message,
  );
  return new NotFoundError(
    [
      `${entityRef} has no notebook "${name}" in namespace "${namespace}" of cluster "${cluster}".`,
      ...reasons,
    ].join(' '),
  );
}

/** Whether a notebook there should run and does not: only then events say more. */
function hasTrouble({ objects, pods }: FoundNotebooks): boolean {
  return (
    pods !== undefined &&
    objects.some(({ name, stopped, deletedAt }) => {
      if (stopped || deletedAt) {
        return false;
      }
      const own = pods.get(name);
      return !own.some(({ conditions }) =>
        conditions.some(
          ({ type, status }) => type === 'Ready' && status === 'True',
        ),
      );
    })
  );
}

/** Whether a Pod there looks for a machine. */
function isUnscheduled({ objects, pods }: FoundNotebooks): boolean {
  return objects.some(({ name }) => pods?.get(name).some(looksForNode));
}

/** @internal */
export function looksForNode({ node, phase }: Pod): boolean {
  return node === undefined && phase === 'Pending';
}
