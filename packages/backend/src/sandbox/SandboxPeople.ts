import type { Config } from '@backstage/config';
import { NotAllowedError } from '@backstage/errors';

const KEY = 'auth.providers.sandbox.people';

/** The people of the sandbox: anybody may be any of them, so they exist in development only. */
export class SandboxPeople {
  /** The token of each for the cluster that people sign in to themselves. */
  readonly #clusterTokens: ReadonlyMap<string, string | undefined>;

  private constructor(clusterTokens: ReadonlyMap<string, string | undefined>) {
    this.#clusterTokens = clusterTokens;
  }

  static fromConfig(
    config: Config,
    environment = process.env.NODE_ENV,
  ): SandboxPeople {
    const people =
      environment === 'development' ? config.getOptionalConfig(KEY) : undefined;
    return new SandboxPeople(
      new Map(
        people
          ?.keys()
          .map(name => [
            name,
            people.getConfig(name).getOptionalString('clusterToken'),
          ]),
      ),
    );
  }

  /** The entity of somebody who says to be of this name. Throws NotAllowedError for others. */
  entityRef(name: unknown): string {
    if (typeof name !== 'string' || !this.#clusterTokens.has(name)) {
      throw new NotAllowedError(
        `Nobody of this name can sign in here: ${KEY} has the names, and holds in development only.`,
      );
    }
    return `user:default/${name}`;
  }

  /** Absent for those who have none. */
  clusterToken(userEntityRef: string): string | undefined {
    for (const [name, token] of this.#clusterTokens) {
      if (userEntityRef === `user:default/${name}`) {
        return token;
      }
    }
    return undefined;
  }
}
