import {
  type KubernetesResource,
  isEssential,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesFailure,
  KubernetesGateway,
  KubernetesStore,
  StoreReport,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { LRUCache } from 'lru-cache';
import type { Schemas } from '../openapi';
import { type PlatformKind, platformKinds } from './platformKinds';

type KindStatus = Schemas['KindStatus'];

/** @internal */
export interface KindProbeOptions {
  readonly gateway: Pick<KubernetesGateway, 'listPage'>;
  /** What it does not watch yet is asked for one object. */
  readonly store: Pick<KubernetesStore, 'reports'>;
}

/** What is installed and allowed changes rarely, and what is down comes back. */
const TTL_MS = { answered: 30_000, failed: 5_000 };
const MOST_ANSWERS = 5_000;

interface Question {
  readonly cluster: string;
  readonly kind: PlatformKind;
}

/** How the portal stands with the kinds of a cluster. @internal */
export class KindProbe {
  readonly #options: KindProbeOptions;
  readonly #answers: LRUCache<string, KindStatus, Question>;

  private constructor(options: KindProbeOptions) {
    this.#options = options;
    this.#answers = new LRUCache<string, KindStatus, Question>({
      max: MOST_ANSWERS,
      ttl: TTL_MS.answered,
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { context, options: kept }) => {
        const status = await this.#ask(context);
        if (status.state === 'unreachable' || status.state === 'unauthorized') {
          kept.ttl = TTL_MS.failed;
        }
        return status;
      },
    });
  }

  static create(options: KindProbeOptions): KindProbe {
    return new KindProbe(options);
  }

  async look(cluster: string): Promise<KindStatus[]> {
    const reports = this.#options.store
      .reports()
      .filter(report => report.cluster === cluster);
    const watched = new Set(reports.map(({ resource }) => resource));
    const asked = await Promise.all(
      platformKinds
        .filter(({ resource }) => !watched.has(nameOf(resource)))
        .map(kind =>
          this.#answers.forceFetch(
            JSON.stringify([cluster, nameOf(kind.resource)]),
            { context: { cluster, kind } },
          ),
        ),
    );
    return [...reports.map(fromReport), ...asked].sort((a, b) =>
      orderOf(a) < orderOf(b) ? -1 : 1,
    );
  }

  async #ask({ cluster, kind }: Question): Promise<KindStatus> {
    const { resource, older = [] } = kind;
    const name = nameOf(resource);
    let failure: KubernetesFailure | undefined;
    for (const version of [resource, ...older]) {
      const page = await this.#options.gateway.listPage({
        cluster,
        resource: version,
        limit: 1,
      });
      if (page.status === 'ok' || page.status === 'expired') {
        return { resource: name, state: 'idle', essential: isEssential(name) };
      }
      failure = page;
      if (page.status !== 'not-installed') {
        break;
      }
    }
    return failed(name, failure);
  }
}

function fromReport(report: StoreReport): KindStatus {
  const { resource, labelSelector, state, objects, lastEventAt } = report;
  const common = {
    labelSelector,
    lastEventAt,
    lastErrorAt: report.lastError?.at,
    restarts: report.restarts,
  };
  if (state.status === 'live' || state.status === 'stale') {
    return {
      ...common,
      resource,
      state: state.status,
      essential: isEssential(resource),
      objects,
      asOf: state.asOf,
      lastError: report.lastError?.message,
    };
  }
  return { ...failed(resource, state), ...common };
}

function failed(
  resource: string,
  failure: Pick<KubernetesFailure, 'status' | 'message'> | undefined,
): KindStatus {
  return {
    resource,
    state: failure?.status ?? 'unreachable',
    essential: isEssential(resource),
    lastError: failure?.message,
  };
}

function orderOf({ resource, labelSelector }: KindStatus): string {
  return `${resource} ${labelSelector ?? ''}`;
}

function nameOf({ group, plural }: KubernetesResource): string {
  return group ? `${plural}.${group}` : plural;
}
