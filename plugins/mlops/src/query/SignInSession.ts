import {
  clusterTokenHeader,
  mlflowTokenHeader,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Source } from '../api';
import type { KubernetesAuthProviders } from './kubernetesAuthProviders';

/** The user's own tokens by the header that carries them. */
export type Tokens = Readonly<Record<string, string>>;

/** What a user signs in to. */
export type SignInPlace = Pick<Source, 'cluster' | 'server'>;

/** Remembers which clusters and MLflow servers want a token of the user, and gets it. */
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
    for (const source of sourcesOf(answer)) {
      const header = headerOf(source);
      if (header && source.authProvider) {
        this.#wanted.set(header, source.authProvider);
      }
    }
  }

  /** With the tokens of those that are known to want one. */
  async askOnce<T>(ask: (tokens: Tokens) => Promise<T>): Promise<T> {
    return ask(await this.#tokens());
  }

  /** Asks those again that refused before. Whether there is a token for the place now. */
  async again(place: SignInPlace): Promise<boolean> {
    this.#refused.clear();
    return (headerOf(place) ?? '') in (await this.#tokens());
  }

  async #tokens(): Promise<Tokens> {
    const tokens: Record<string, string> = {};
    for (const [header, authProvider] of this.#wanted) {
      const token = await this.#token(authProvider);
      if (token) {
        tokens[header] = token;
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
      // The answer says that a token is wanted.
      this.#refused.add(authProvider);
      return undefined;
    }
  }
}

function hasMore(tokens: Tokens, before: Tokens): boolean {
  return Object.keys(tokens).some(header => !(header in before));
}

function headerOf({ cluster, server }: SignInPlace): string | undefined {
  if (cluster) {
    return clusterTokenHeader(cluster);
  }
  return server && mlflowTokenHeader(server);
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
