import {
  CLUSTER_TOKEN_HEADER_PREFIX,
  clusterTokenHeader,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What of a request matters here. @public */
export interface TokenCarrier {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly rawHeaders?: string[];
}

const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/**
 * The tokens that a user's browser sent for clusters. They live as long as the
 * request, and nothing that prints or serialises this shows them.
 *
 * @public
 */
export class ClusterTokens {
  readonly #tokens: ReadonlyMap<string, string>;

  private constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  /** Takes the tokens out of a request, so that nothing after this can log them. */
  static takeFrom(request: TokenCarrier): ClusterTokens {
    const tokens = new Map<string, string>();
    for (const [name, value] of Object.entries(request.headers)) {
      if (isTokenHeader(name)) {
        delete request.headers[name];
        if (typeof value === 'string' && TOKEN.test(value)) {
          tokens.set(name, value);
        }
      }
    }
    const raw = request.rawHeaders ?? [];
    for (let index = 0; index < raw.length; index += 2) {
      if (isTokenHeader(raw[index])) {
        raw[index + 1] = '<redacted>';
      }
    }
    return new ClusterTokens(tokens);
  }

  static none(): ClusterTokens {
    return new ClusterTokens(new Map());
  }

  of(cluster: string): string | undefined {
    return this.#tokens.get(clusterTokenHeader(cluster));
  }
}

function isTokenHeader(name: string): boolean {
  return name.toLowerCase().startsWith(CLUSTER_TOKEN_HEADER_PREFIX);
}
