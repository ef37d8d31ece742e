import type { Source } from '../api';
import type { KubernetesAuthProviders } from './kubernetesAuthProviders';

/** The user's own tokens by cluster. */
export type Tokens = Readonly<Record<string, string>>;

/** Remembers which clusters want a token of the user, and gets it. */
export class SignInSession {
  readonly #providers: KubernetesAuthProviders | undefined;
  readonly #wanted = new Map<string, string>();
  /** Whoever closed the login window is not shown it again every few seconds. */
  readonly #refused = new Set<string>();

  constructor(providers: KubernetesAuthProviders | undefined) {
    this.#providers = providers;
  }

  async ask<T>(ask: (tokens: Tokens) => Promise<T>): Promise<T> {
    const before = await this.#tokens();
    const answer = await ask(before);
    for (const { cluster, authProvider } of sourcesOf(answer)) {
      if (cluster && authProvider) {
        this.#wanted.set(cluster, authProvider);
      }
    }
    const tokens = await this.#tokens();
    const more = Object.keys(tokens).some(cluster => !(cluster in before));
    return more ? ask(tokens) : answer;
  }

  /** With the tokens of the clusters that are known to want one. */
  async askOnce<T>(ask: (tokens: Tokens) => Promise<T>): Promise<T> {
    return ask(await this.#tokens());
  }

  /** Asks those again that refused before. Whether there is a token for the cluster now. */
  async again(cluster: string): Promise<boolean> {
    this.#refused.clear();
    return cluster in (await this.#tokens());
  }

  async #tokens(): Promise<Tokens> {
    const tokens: Record<string, string> = {};
    for (const [cluster, authProvider] of this.#wanted) {
      const token = await this.#token(authProvider);
      if (token) {
        tokens[cluster] = token;
      }
    }
    return tokens;
  }

  async #token(authProvider: string): Promise<string | undefined> {
    if (!this.#providers || this.#refused.has(authProvider)) {
      return undefined;
    }
    try {
      return (await this.#providers.getCredentials(authProvider)).token;
    } catch {
      // The answer says that the cluster wants a token.
      this.#refused.add(authProvider);
      return undefined;
    }
  }
}

/** Those of a list, or of all parts of an overview. */
function sourcesOf(answer: unknown): readonly Source[] {
  if (typeof answer !== 'object' || answer === null) {
    return [];
  }
  const { sources } = answer as { sources?: readonly Source[] };
  return sources ?? Object.values(answer).flatMap(partSources);
}

function partSources(part: unknown): readonly Source[] {
  return (part as { sources?: readonly Source[] } | undefined)?.sources ?? [];
}
