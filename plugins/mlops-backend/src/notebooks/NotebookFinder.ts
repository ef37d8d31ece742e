import {
  type Notebook,
  entityAnnotations,
  eventResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
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
} from '../kubernetes';
import type { Schemas } from '../openapi';
import { EventIndex } from './EventIndex';
import { shownFailure } from './shownFailure';

/** The notebooks of a namespace, with what the list says about them. @internal */
export interface FoundNotebooks extends FoundObjects<Notebook> {
  /** What went wrong there; absent when nobody needed to look, or could. */
  readonly warnings?: EventIndex;
}

/** @internal */
export interface NotebookSearchResult {
  readonly found: readonly FoundNotebooks[];
  readonly sources: Schemas['Source'][];
}

/** How long a list waits for what it can be shown without. */
const WAIT_MS = 1_000;
const MOST_EVENTS = 1_000;
/** Namespaces in which is looked for events at a time. */
const MOST_NAMESPACES = 20;

/** Finds the notebooks of an entity, and what is around them. @internal */
export class NotebookFinder {
  readonly #kubernetes: KubernetesIntegration;

  private constructor(kubernetes: KubernetesIntegration) {
    this.#kubernetes = kubernetes;
  }

  static create(kubernetes: KubernetesIntegration): NotebookFinder {
    return new NotebookFinder(kubernetes);
  }

  /** All of them, or those of one place. */
  async find(
    context: EntityContext,
    only?: ObjectPlace,
  ): Promise<NotebookSearchResult> {
    const scope = scopeOf(context.entity);
    const { found, sources } = await this.#kubernetes.finder.find({
      context,
      scope,
      kind: scope.notebooks,
      annotation: entityAnnotations.notebooks,
      watched: notebookKind,
      pods: notebookPodKind,
      related: [statefulSetKind, claimKind, podDefaultKind],
      only,
    });
    const failures: Schemas['Source'][] = [];
    let looks = 0;
    const lists = await Promise.all(
      found.map(async list => {
        if (!hasTrouble(list) || looks >= MOST_NAMESPACES) {
          return list;
        }
        looks += 1;
        const { items, failure } = await this.#warnings(list, context);
        failures.push(...(failure ? [failure] : []));
        return items ? { ...list, warnings: EventIndex.of(items) } : list;
      }),
    );
    return { found: lists, sources: [...sources, ...failures] };
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
