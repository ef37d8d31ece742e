import {
  entityAnnotations,
  entityScope,
  notebookPath,
  notebookResource,
  notebookStatus,
  parseNotebook,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { EntityContext } from '../entity';
import {
  type FoundObject,
  type KubernetesIntegration,
  compareObjects,
  countBy,
} from '../kubernetes';
import type { Schemas } from '../openapi';
import { type PageRequest, paginate } from '../paging';
import { toNotebookDto } from './toNotebookDto';

/** @internal */
export interface NotebookServiceOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly now: () => Date;
}

/** The notebooks of an entity, for whoever looks at it. @internal */
export class NotebookService {
  readonly #kubernetes: KubernetesIntegration;
  readonly #now: () => Date;

  private constructor(options: NotebookServiceOptions) {
    this.#kubernetes = options.kubernetes;
    this.#now = options.now;
  }

  static create(options: NotebookServiceOptions): NotebookService {
    return new NotebookService(options);
  }

  async list(
    context: EntityContext,
    page: PageRequest,
  ): Promise<Schemas['NotebookList']> {
    const { notebooks, bound, sources } = await this.all(context);
    const { items, nextCursor, totalItems } = paginate(notebooks, page);
    return {
      items,
      nextCursor,
      totalItems,
      counts: countBy(notebooks, ({ phase }) => phase),
      bound,
      sources,
    };
  }

  /** All of them, by cluster, namespace and name. */
  async all(context: EntityContext): Promise<{
    readonly notebooks: readonly Schemas['Notebook'][];
    readonly bound: boolean;
    readonly sources: Schemas['Source'][];
  }> {
    const scope = entityScope(context.entity);
    const { found, sources } = await this.#kubernetes.finder.find({
      context,
      scope,
      kind: scope.notebooks,
      annotation: entityAnnotations.notebooks,
      resource: notebookResource,
      // They tell who stopped it.
      managedFields: true,
      podLabel: 'notebook-name',
    });
    const now = this.#now();
    const notebooks = found
      .map(object => this.#read(object, now))
      .sort(compareObjects);
    return { notebooks, bound: scope.notebooks.bound, sources };
  }

  #read(
    { cluster, object, pods }: FoundObject,
    now: Date,
  ): Schemas['Notebook'] {
    const notebook = parseNotebook(object);
    const status = notebookStatus({ notebook, pods, now });
    const gatewayUrl = this.#kubernetes.gatewayUrl(cluster);
    const connectUrl =
      gatewayUrl && status.phase === 'running'
        ? `${gatewayUrl}${notebookPath(notebook.namespace, notebook.name)}`
        : undefined;
    return toNotebookDto({ cluster, notebook, status, connectUrl });
  }
}
