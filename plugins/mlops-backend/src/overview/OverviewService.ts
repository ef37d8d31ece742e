import { entityScope } from '@mlops-portal/backstage-plugin-mlops-common';
import type { EntityContext, Integration } from '../entity';
import type { ExperimentService } from '../mlflow';
import { type NotebookService, needsAttention } from '../notebooks';
import type { Schemas } from '../openapi';
import type { EndpointService } from '../serving';
import { endpointLevels, notebookLevels } from './levels';
import { summarize } from './summarize';

type Row = Schemas['OverviewRow'];

/** @internal */
export interface OverviewServiceOptions {
  readonly notebooks: NotebookService;
  readonly experiments: ExperimentService;
  readonly endpoints: EndpointService;
  readonly now: () => Date;
}

const UNAVAILABLE = 'ServiceUnavailableError';

/** The three integrations of an entity in one row each. @internal */
export class OverviewService {
  readonly #options: OverviewServiceOptions;

  private constructor(options: OverviewServiceOptions) {
    this.#options = options;
  }

  static create(options: OverviewServiceOptions): OverviewService {
    return new OverviewService(options);
  }

  /** What is not granted, or not bound to the entity, is absent. */
  async overview(
    context: EntityContext,
    granted: ReadonlySet<Integration>,
  ): Promise<Schemas['Overview']> {
    const scope = entityScope(context.entity);
    const row = async (
      integration: Integration,
      bound: boolean,
      read: () => Promise<Row | undefined>,
    ) => (granted.has(integration) && bound ? this.#rowOf(read) : undefined);
    const [notebooks, experiments, endpoints] = await Promise.all([
      row('notebooks', scope.notebooks.bound, () => this.#notebooks(context)),
      row('experiments', true, () =>
        this.#options.experiments.overview(context),
      ),
      row('endpoints', scope.endpoints.bound, () => this.#endpoints(context)),
    ]);
    return { notebooks, experiments, endpoints };
  }

  async #notebooks(context: EntityContext): Promise<Row> {
    const { notebooks, sources } = await this.#options.notebooks.all(context);
    return summarize(
      notebooks.map(({ name, phase, headline, findings }) => ({
        name,
        headline,
        state: phase,
        level: needsAttention({ phase, findings })
          ? 'error'
          : notebookLevels[phase],
      })),
      sources,
    );
  }

  async #endpoints(context: EntityContext): Promise<Row> {
    const { endpoints, sources } = await this.#options.endpoints.all(context);
    return summarize(
      endpoints.map(({ name, status, headline }) => ({
        name,
        headline,
        state: status,
        level: endpointLevels[status],
      })),
      sources,
    );
  }

  /** An integration that is not configured costs its own row. */
  async #rowOf(read: () => Promise<Row | undefined>): Promise<Row | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== UNAVAILABLE) {
        throw error;
      }
      const { message } = error;
      const asOf = this.#options.now().toISOString();
      const source = { status: 'unreachable', message, asOf } as const;
      return summarize([], [source]);
    }
  }
}
