import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Notebook } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebooksConfig } from '@mlops-portal/backstage-plugin-mlops-node';
import { type EntityContext, scopeOf } from '../entity';
import { type KubernetesIntegration, RowCache, countBy } from '../kubernetes';
import { listPage, selectItems } from '../listing';
import type { Schemas } from '../openapi';
import type { FoundNotebooks, NotebookFinder } from './NotebookFinder';
import {
  type NotebookQuery,
  filterNotebooks,
  needsAttention,
  notebookListing,
} from './notebookListing';
import { type NotebookParts, listParts, notebookParts } from './notebookParts';
import { type ClusterSettings, diagnoseRow } from './notebookRow';
import { operateOf } from './operate/operateOf';
import { readQuotas, toQuotaDtos } from './readQuotas';
import { reportBroken } from './reportBroken';
import { shownFailure } from './shownFailure';
import { totalsOf } from './totals';

/** @internal */
export interface NotebookServiceOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly finder: NotebookFinder;
  readonly settings: NotebooksConfig;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

type Row = Schemas['Notebook'];

/** Namespaces whose quotas are read for one list. */
const MOST_NAMESPACES = 20;

/** The notebooks of an entity, for whoever looks at it. @internal */
export class NotebookService {
  readonly #options: NotebookServiceOptions;
  readonly #rows: RowCache<Notebook, FoundNotebooks, NotebookParts, Row>;

  private constructor(options: NotebookServiceOptions) {
    const { logger, now } = options;
    this.#options = options;
    this.#rows = RowCache.create({
      now,
      stateOf: ({ phase }) => phase,
      dependenciesOf: listParts,
      partsOf: notebookParts,
      make: ({ cluster, object: notebook, parts, now: at }) => {
        const { row, diagnosis } = diagnoseRow({
          cluster,
          notebook,
          parts,
          settings: this.#settingsOf(cluster),
          now: at,
        });
        reportBroken(diagnosis, logger);
        return row;
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
    const { kubernetes, settings } = this.#options;
    const { found, ...all } = await this.#find(context);
    const isWanted = filterNotebooks(query);
    const matching = selectItems(
      all.notebooks,
      notebookListing,
      query.search,
      isWanted,
    );
    const [{ quotas, failures }, operate] = await Promise.all([
      readAllQuotas(found, kubernetes, context.signal),
      operateOf(context, settings),
    ]);
    return {
      ...listPage(all.notebooks, notebookListing, query, isWanted),
      counts: all.counts,
      countsByType: typesOf(all.notebooks),
      attention: attentionIn(all.notebooks),
      totals: totalsOf(matching),
      quotas,
      operate,
      bound: all.bound,
      sources: [...all.sources, ...failures],
    };
  }

  /** All of them, by cluster, namespace and name. */
  async all(context: EntityContext): Promise<{
    readonly notebooks: readonly Row[];
    readonly counts: Schemas['NotebookList']['counts'];
    readonly bound: boolean;
    readonly sources: Schemas['Source'][];
  }> {
    const { found: _found, ...all } = await this.#find(context);
    return all;
  }

  async #find(context: EntityContext) {
    const { found, sources } = await this.#options.finder.find(context);
    const { rows, counts } = this.#rows.of(found);
    const { bound } = scopeOf(context.entity).notebooks;
    return { found, notebooks: rows, counts, bound, sources };
  }

  #settingsOf(cluster: string): ClusterSettings {
    const { kubernetes, settings } = this.#options;
    return {
      gatewayUrl: kubernetes.gatewayUrl(cluster),
      culling: settings.cullingIn(cluster),
    };
  }
}

const types = new WeakMap<readonly Row[], Readonly<Record<string, number>>>();

/** How many there are of each type, counted once for the same list. */
function typesOf(rows: readonly Row[]): Record<string, number> {
  let counts = types.get(rows);
  if (!counts) {
    counts = countBy(rows, ({ type }) => type);
    types.set(rows, counts);
  }
  return counts;
}

const attentions = new WeakMap<readonly Row[], number>();

/** How many need somebody, counted once for the same list. */
function attentionIn(rows: readonly Row[]): number {
  let count = attentions.get(rows);
  if (count === undefined) {
    count = rows.filter(needsAttention).length;
    attentions.set(rows, count);
  }
  return count;
}

async function readAllQuotas(
  found: readonly FoundNotebooks[],
  { reads }: KubernetesIntegration,
  signal: AbortSignal,
): Promise<{
  readonly quotas: Schemas['Quota'][];
  readonly failures: readonly Schemas['Source'][];
}> {
  // A namespace may have a list of Workspaces, too.
  const byPlace = new Map(
    found
      .filter(({ objects }) => objects.length > 0)
      .map(list => [JSON.stringify([list.cluster, list.namespace]), list]),
  );
  const places = [...byPlace.values()].slice(0, MOST_NAMESPACES);
  const results = await Promise.all(
    places.map(async place => ({
      place,
      result: await readQuotas(reads, place, signal),
    })),
  );
  return {
    quotas: results.flatMap(({ place, result }) =>
      result.status === 'ok' ? toQuotaDtos(place.cluster, result.quotas) : [],
    ),
    failures: results.flatMap(
      ({ place, result }) =>
        (result.status !== 'ok' && shownFailure(result, place)) || [],
    ),
  };
}
