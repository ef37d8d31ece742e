import {
  type KubernetesResource,
  inferenceServiceResource,
  namespaceResource,
  notebookResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesGateway,
  KubernetesStore,
  StoreReport,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { Schemas } from '../openapi';
import { missingRule } from './missingRule';

type KindStatus = Schemas['KindStatus'];

/** What the plugin reads in every cluster. */
const KINDS: readonly KubernetesResource[] = [
  namespaceResource,
  notebookResource,
  podResource,
  inferenceServiceResource,
];

/** @internal */
export interface KindProbeOptions {
  readonly gateway: Pick<KubernetesGateway, 'listPage'>;
  /** What it does not watch yet is asked for one object. */
  readonly store: Pick<KubernetesStore, 'reports'>;
}

/** How the portal stands with the kinds of a cluster. @internal */
export class KindProbe {
  readonly #options: KindProbeOptions;

  private constructor(options: KindProbeOptions) {
    this.#options = options;
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
      KINDS.filter(kind => !watched.has(nameOf(kind))).map(kind =>
        this.#ask(cluster, kind),
      ),
    );
    return [...reports.map(fromReport), ...asked].sort((a, b) =>
      orderOf(a) < orderOf(b) ? -1 : 1,
    );
  }

  async #ask(
    cluster: string,
    resource: KubernetesResource,
  ): Promise<KindStatus> {
    const { gateway } = this.#options;
    const page = await gateway.listPage({ cluster, resource, limit: 1 });
    const name = nameOf(resource);
    return page.status === 'ok' || page.status === 'expired'
      ? { resource: name, state: 'idle' }
      : failed(name, page.status, page.message);
  }
}

function fromReport(report: StoreReport): KindStatus {
  const { resource, labelSelector, state, objects, lastEventAt } = report;
  if (state.status === 'live' || state.status === 'stale') {
    return {
      resource,
      labelSelector,
      state: state.status,
      objects,
      lastEventAt,
      lastError: report.lastError?.message,
      lastErrorAt: report.lastError?.at,
    };
  }
  return {
    ...failed(resource, state.status, state.message),
    labelSelector,
    lastEventAt,
    lastErrorAt: report.lastError?.at,
  };
}

function failed(
  resource: string,
  state: KindStatus['state'],
  lastError: string,
): KindStatus {
  return {
    resource,
    state,
    lastError,
    missingRule: state === 'forbidden' ? missingRule(resource) : undefined,
  };
}

function orderOf({ resource, labelSelector }: KindStatus): string {
  return `${resource} ${labelSelector ?? ''}`;
}

function nameOf({ group, plural }: KubernetesResource): string {
  return group ? `${plural}.${group}` : plural;
}
