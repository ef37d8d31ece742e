import {
  type Notebook,
  entityAnnotations,
  notebookPath,
  notebookStatus,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { type EntityContext, scopeOf } from '../entity';
import {
  type KubernetesIntegration,
  RowCache,
  countBy,
  notebookKind,
  notebookPodKind,
} from '../kubernetes';
import { listPage } from '../listing';
import type { Schemas } from '../openapi';
import {
  type NotebookQuery,
  filterNotebooks,
  notebookListing,
} from './notebookListing';
import { toNotebookDto } from './toNotebookDto';

/** @internal */
export interface NotebookServiceOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly now: () => Date;
}

/** The notebooks of an entity, for whoever looks at it. @internal */
export class NotebookService {
  readonly #kubernetes: KubernetesIntegration;
  readonly #rows: RowCache<Notebook, Schemas['Notebook']>;

  private constructor({ kubernetes, now }: NotebookServiceOptions) {
    this.#kubernetes = kubernetes;
    this.#rows = RowCache.create({
      now,
      stateOf: ({ phase }) => phase,
      make: source => {
        const { cluster, object: notebook, pods: parsedPods } = source;
        const status = notebookStatus({
          notebook,
          parsedPods,
          now: source.now,
        });
        const gatewayUrl = kubernetes.gatewayUrl(cluster);
        const connectUrl =
          gatewayUrl && status.phase === 'running'
            ? `${gatewayUrl}${notebookPath(notebook.namespace, notebook.name)}`
            : undefined;
        return toNotebookDto({ cluster, notebook, status, connectUrl });
      },
    });
  }

  static create(options: NotebookServiceOptions): NotebookService {
    return new NotebookService(options);
  }

  async list(
    context: EntityContext,
    query: NotebookQuery,
  ): Promise<Schemas['NotebookList']> {
    const { notebooks, counts, bound, sources } = await this.all(context);
    const page = listPage(
      notebooks,
      notebookListing,
      query,
      filterNotebooks(query),
    );
    return {
      ...page,
      counts,
      countsByType: countBy(notebooks, ({ type }) => type),
      totals: { cpu: '0', memory: '0', gpus: 0 },
      quotas: [],
      bound,
      sources,
    };
  }

  /** All of them, by cluster, namespace and name. */
  async all(context: EntityContext): Promise<{
    readonly notebooks: readonly Schemas['Notebook'][];
    readonly counts: Schemas['NotebookList']['counts'];
    readonly bound: boolean;
    readonly sources: Schemas['Source'][];
  }> {
    const scope = scopeOf(context.entity);
    const { found, sources } = await this.#kubernetes.finder.find({
      context,
      scope,
      kind: scope.notebooks,
      annotation: entityAnnotations.notebooks,
      watched: notebookKind,
      pods: notebookPodKind,
    });
    const { rows, counts } = this.#rows.of(found);
    const { bound } = scope.notebooks;
    return { notebooks: rows, counts, bound, sources };
  }
}
