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
  #lookedAround = false;

  constructor(providers: KubernetesAuthProviders | undefined) {
    this.#providers = providers;
  }

  /**
   * Asks with what tokens there are, and again when the answer says that more
   * are wanted. A failure does not say so: then `lookAround` reads something
   * that does, once.
   */
  async ask<T>(
    ask: (tokens: Tokens) => Promise<T>,
    lookAround?: () => Promise<unknown>,
  ): Promise<T> {
    let sent = await this.#tokens();
    const answer = await ask(sent).catch(async error => {
      if (!lookAround || this.#lookedAround) {
        throw error;
      }
      this.#lookedAround = true;
      this.#remember(await lookAround().catch(() => undefined));
      const found = await this.#tokens();
      if (!hasMore(found, sent)) {
        throw error;
      }
      sent = found;
      return ask(found);
    });
    this.#remember(answer);
    const tokens = await this.#tokens();
    return hasMore(tokens, sent) ? ask(tokens) : answer;
  }

  #remember(answer: unknown) {
    for (const { cluster, authProvider } of sourcesOf(answer)) {
      if (cluster && authProvider) {
        this.#wanted.set(cluster, authProvider);
      }
    }
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

function hasMore(tokens: Tokens, before: Tokens): boolean {
  return Object.keys(tokens).some(cluster => !(cluster in before));
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
