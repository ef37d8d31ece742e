import {
  type SecretNames,
  parseSecretNames,
  secretResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  CachedReadOptions,
  CachedReads,
  KubernetesFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** @internal */
export interface SecretPlace {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/** `disabled`: the configuration does not let names be read in this cluster. @internal */
export type SecretNamesResult =
  | { readonly status: 'ok'; readonly secret: SecretNames }
  | { readonly status: 'disabled' }
  | KubernetesFailure;

/**
 * How things in a Secret are called, in clusters where the configuration
 * allows that. Values do not get beyond the gateway.
 *
 * @internal
 */
export class SecretReader {
  readonly #reads: Pick<CachedReads, 'get'>;
  readonly #clusters: ReadonlySet<string>;

  private constructor(
    reads: Pick<CachedReads, 'get'>,
    clusters: ReadonlySet<string>,
  ) {
    this.#reads = reads;
    this.#clusters = clusters;
  }

  static create(options: {
    readonly reads: Pick<CachedReads, 'get'>;
    readonly clusters: ReadonlySet<string>;
  }): SecretReader {
    return new SecretReader(options.reads, options.clusters);
  }

  async names(
    place: SecretPlace,
    options?: CachedReadOptions,
  ): Promise<SecretNamesResult> {
    if (!this.#clusters.has(place.cluster)) {
      return { status: 'disabled' };
    }
    const result = await this.#reads.get(
      { ...place, resource: secretResource },
      options,
    );
    return result.status === 'ok'
      ? { status: 'ok', secret: parseSecretNames(result.object) }
      : result;
  }
}
