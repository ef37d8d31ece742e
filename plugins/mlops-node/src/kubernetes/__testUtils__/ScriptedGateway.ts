import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  ClusterListResult,
  KubernetesFailure,
  KubernetesGateway,
  KubernetesRequestOptions,
} from '../KubernetesGateway';
import type {
  KubernetesExpired,
  KubernetesPageRequest,
  KubernetesPageResult,
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from '../KubernetesRequests';
import type { ClusterLane } from '../sharedLane';
import { TestCluster } from './TestCluster';

type Trouble = KubernetesFailure | KubernetesExpired | undefined;

/** Clusters in memory that do what the test says, and remember what they were asked. */
export class ScriptedGateway
  implements
    Pick<
      KubernetesGateway,
      'listClusters' | 'listPage' | 'listPages' | 'watch'
    >
{
  readonly lists: KubernetesPageRequest[] = [];
  readonly watches: KubernetesWatchRequest[] = [];
  /** Lists of one object, which only ask for a sign of life. */
  readonly probes: KubernetesPageRequest[] = [];
  readonly #clusters = new Map<string, TestCluster>();
  /** Asked before each answer. */
  trouble: (
    verb: 'list' | 'watch',
    request: KubernetesPageRequest | KubernetesWatchRequest,
  ) => Trouble = () => undefined;
  /** Clusters that never answer. */
  readonly hanging = new Set<string>();
  authProvider = 'serviceAccount';
  lane: ClusterLane | undefined;

  cluster(name = 'local'): TestCluster {
    let cluster = this.#clusters.get(name);
    if (!cluster) {
      cluster = new TestCluster();
      this.#clusters.set(name, cluster);
    }
    return cluster;
  }

  /** What a gateway is asked for besides is not part of these tests. */
  get gateway(): KubernetesGateway {
    return this as unknown as KubernetesGateway;
  }

  async listClusters(): Promise<ClusterListResult> {
    const { authProvider, lane } = this;
    return {
      status: 'ok',
      clusters: [...this.#clusters.keys()].map(name => ({
        name,
        authProvider,
        lane,
      })),
    };
  }

  async list(request: KubernetesPageRequest) {
    const page = await this.listPage({ ...request, limit: 10_000 });
    return { ...page, asOf: '2026-01-31T12:00:00.000Z' };
  }

  async listPage(
    request: KubernetesPageRequest,
    { signal }: KubernetesRequestOptions = {},
  ): Promise<KubernetesPageResult> {
    (request.limit === 1 ? this.probes : this.lists).push(request);
    if (this.hanging.has(request.cluster)) {
      await untilAborted(signal);
    }
    return (
      this.trouble('list', request) ??
      this.cluster(request.cluster).page(request)
    );
  }

  async *listPages(
    request: KubernetesPageRequest,
    options: KubernetesRequestOptions = {},
  ): AsyncGenerator<KubernetesPageResult, void, undefined> {
    let place: string | undefined;
    do {
      const page = await this.listPage(
        { ...request, continue: place },
        options,
      );
      yield page;
      place = page.status === 'ok' ? page.continue : undefined;
    } while (place);
  }

  async *watch(
    request: KubernetesWatchRequest,
    { signal }: KubernetesRequestOptions = {},
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    this.watches.push(request);
    const error = this.trouble('watch', request);
    if (error) {
      yield { type: 'ERROR', error };
      return;
    }
    yield* this.cluster(request.cluster).watch(request, signal);
  }
}

async function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>(resolve => {
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

export function notebook(
  name: string,
  fields: Record<string, unknown> = {},
  namespace = 'churn',
): KubernetesObject {
  return { kind: 'Notebook', metadata: { name, namespace }, ...fields };
}
