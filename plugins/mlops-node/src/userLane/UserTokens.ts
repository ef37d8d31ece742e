import {
  CLUSTER_TOKEN_HEADER_PREFIX,
  clusterTokenHeader,
  MLFLOW_TOKEN_HEADER_PREFIX,
  mlflowTokenHeader,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What of a request matters here. @public */
export interface TokenCarrier {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly rawHeaders?: string[];
}

const PREFIXES = [CLUSTER_TOKEN_HEADER_PREFIX, MLFLOW_TOKEN_HEADER_PREFIX];
const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/**
 * The tokens that a user's browser sent for clusters and MLflow servers. They live as long as the
 * request, and nothing that prints or serialises this shows them.
 *
 * @public
 */
export class UserTokens {
  readonly #tokens: ReadonlyMap<string, string>;

  private constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  /** Takes the tokens out of a request, so that nothing after this can log them. */
  static takeFrom(request: TokenCarrier): UserTokens {
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
    return new UserTokens(tokens);
  }

  static none(): UserTokens {
    return new UserTokens(new Map());
  }

  of(cluster: string): string | undefined {
    return this.#tokens.get(clusterTokenHeader(cluster));
  }

  ofMlflow(server: string): string | undefined {
    return this.#tokens.get(mlflowTokenHeader(server));
  }
}

function isTokenHeader(name: string): boolean {
  return PREFIXES.some(prefix => name.toLowerCase().startsWith(prefix));
}
