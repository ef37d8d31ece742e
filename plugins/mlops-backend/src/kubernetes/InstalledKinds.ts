import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import { LRUCache } from 'lru-cache';

interface Question {
  readonly cluster: string;
  readonly resource: KubernetesResource;
  /** The viewer's, where the cluster wants it. */
  readonly token?: string;
}

type Answer = { readonly served: boolean };

/** What is installed changes rarely. */
const TTL_MS = { answered: 600_000, failed: 10_000 };
const MOST_ANSWERS = 5_000;

/** Which kinds a cluster has, whether or not they may be read. @internal */
export class InstalledKinds {
  readonly #answers: LRUCache<string, Answer, Question>;

  private constructor(gateway: Pick<KubernetesGateway, 'isServed'>) {
    this.#answers = new LRUCache<string, Answer, Question>({
      max: MOST_ANSWERS,
      ttl: TTL_MS.answered,
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { context, options }) => {
        const { cluster, resource, token: clusterToken } = context;
        const result = await gateway.isServed?.(
          { cluster, resource },
          { clusterToken },
        );
        if (result?.status === 'ok') {
          return result;
        }
        options.ttl = TTL_MS.failed;
        return { served: false };
      },
    });
  }

  static create(gateway: Pick<KubernetesGateway, 'isServed'>): InstalledKinds {
    return new InstalledKinds(gateway);
  }

  /** False also where nobody can tell. */
  async has(question: Question): Promise<boolean> {
    const { cluster, resource } = question;
    const { served } = await this.#answers.forceFetch(
      JSON.stringify([cluster, resource.group, resource.plural]),
      { context: question },
    );
    return served;
  }
}
