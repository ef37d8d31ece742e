import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  type CachedReads,
  type KubernetesGateway,
  type KubernetesStore,
  NamespaceAccess,
  UserLane,
  readKubernetesConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { ObjectFinder } from './ObjectFinder';
import { SecretReader } from './SecretReader';

/** @internal */
export interface KubernetesIntegrationOptions {
  readonly config: Config;
  readonly gateway: KubernetesGateway;
  readonly store: KubernetesStore;
  readonly reads: CachedReads;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * What of Kubernetes is configured. Without a rule of access there is nothing
 * to read, and everybody who asks is told what to configure.
 *
 * @internal
 */
export class KubernetesIntegration {
  /** For what is not watched, with the rights of the portal or of a user. */
  readonly reads: CachedReads;
  readonly secrets: SecretReader;
  readonly #finder: ObjectFinder | undefined;
  readonly #reason: string;
  readonly #gatewayUrls: ReadonlyMap<string, string>;

  private constructor(
    { reads, secrets }: Pick<KubernetesIntegration, 'reads' | 'secrets'>,
    finder: ObjectFinder | undefined,
    reason: string,
    gatewayUrls: ReadonlyMap<string, string>,
  ) {
    this.reads = reads;
    this.secrets = secrets;
    this.#finder = finder;
    this.#reason = reason;
    this.#gatewayUrls = gatewayUrls;
  }

  /** Says once what is wrong with the configuration; never throws because of it. */
  static fromConfig(
    options: KubernetesIntegrationOptions,
  ): KubernetesIntegration {
    const { gateway, store, reads, logger, now } = options;
    const { rule, gatewayUrls, watchVia, secretNames, problems } =
      readKubernetesConfig(options.config);
    for (const { key, message } of problems) {
      logger.error(`Configuration of mlops: ${message}`, { key });
    }
    const finder =
      rule &&
      ObjectFinder.create({
        gateway,
        store,
        access: NamespaceAccess.create({ gateway, store, rule }),
        openAccess: NamespaceAccess.create({
          gateway,
          rule: { access: 'any', grants: [] },
        }),
        userLane: UserLane.create({ gateway, store }),
        watchVia,
        now,
      });
    const reason = problems.map(({ message }) => message).join(' ');
    const secrets = SecretReader.create({ reads, clusters: secretNames });
    return new KubernetesIntegration(
      { reads, secrets },
      finder,
      reason,
      gatewayUrls,
    );
  }

  /** Throws ServiceUnavailableError when it is not configured. */
  get finder(): ObjectFinder {
    if (!this.#finder) {
      throw new ServiceUnavailableError(this.#reason);
    }
    return this.#finder;
  }

  /** The base URL below which a cluster's notebooks answer. */
  gatewayUrl(cluster: string): string | undefined {
    return this.#gatewayUrls.get(cluster);
  }
}
