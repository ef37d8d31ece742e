import type {
  BackstageIdentityApi,
  BackstageIdentityResponse,
  DiscoveryApi,
  ProfileInfo,
  ProfileInfoApi,
  SessionApi,
} from '@backstage/core-plugin-api';
import { SessionState } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import Observable from 'zen-observable';

interface Session {
  readonly profile: ProfileInfo;
  readonly backstageIdentity: BackstageIdentityResponse & {
    readonly expiresInSeconds?: number;
  };
}

/** A token is renewed this long before it ends. */
const MARGIN_MS = 60_000;
const SHORTEST_MS = 30_000;

/** The session of one of the people of the sandbox: who they are is taken on trust, and no password is asked. */
export class SandboxSession
  implements ProfileInfoApi, BackstageIdentityApi, SessionApi
{
  readonly #person: string;
  readonly #discoveryApi: DiscoveryApi;
  #session: Promise<Session> | undefined;
  #renewAt = 0;

  constructor(person: string, discoveryApi: DiscoveryApi) {
    this.#person = person;
    this.#discoveryApi = discoveryApi;
  }

  async signIn() {
    await this.#current();
  }

  async signOut() {
    this.#session = undefined;
  }

  sessionState$() {
    return Observable.of(
      this.#session ? SessionState.SignedIn : SessionState.SignedOut,
    );
  }

  async getProfile(): Promise<ProfileInfo> {
    return (await this.#current()).profile;
  }

  async getBackstageIdentity(): Promise<BackstageIdentityResponse> {
    return (await this.#current()).backstageIdentity;
  }

  #current(): Promise<Session> {
    if (!this.#session || Date.now() >= this.#renewAt) {
      this.#renewAt = Infinity;
      this.#session = this.#begin();
      // What failed is tried again.
      this.#session.catch(() => {
        this.#renewAt = 0;
      });
    }
    return this.#session;
  }

  async #begin(): Promise<Session> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('auth');
    const response = await fetch(`${baseUrl}/sandbox/refresh`, {
      headers: {
        'X-Requested-With': 'XMLHttpRequest',
        'X-Sandbox-User': this.#person,
      },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const session: Session = await response.json();
    const { expiresInSeconds = 0 } = session.backstageIdentity;
    const lifetime = expiresInSeconds * 1000 - MARGIN_MS;
    this.#renewAt = Date.now() + Math.max(lifetime, SHORTEST_MS);
    return session;
  }
}
