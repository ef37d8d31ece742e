import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';
import type { EntityRequest } from './EntityRequest';
import { type Integration, requiredPermissions } from './integrations';

/** @internal */
export interface AuthorizationQuestion {
  readonly entityRef: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
}

const TTL_MS = 10_000;
const MOST_DECISIONS = 10_000;

/**
 * Asks the permission framework, as the user. The answers are remembered for
 * ten seconds for each user and entity, because a page asks several times.
 *
 * @internal
 */
export class EntityAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;
  readonly #missing: LRUCache<
    string,
    { readonly permission: string },
    AuthorizationQuestion & { readonly integration: Integration }
  >;

  private constructor(
    permissions: PermissionsService,
    auditor: AuditorService,
  ) {
    this.#permissions = permissions;
    this.#auditor = auditor;
    this.#missing = new LRUCache({
      max: MOST_DECISIONS,
      ttl: TTL_MS,
      // Who waits for an answer gets it, even when it is not kept.
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { context }) => ({
        permission: await this.#ask(context),
      }),
    });
  }

  static create(options: {
    permissions: PermissionsService;
    auditor: AuditorService;
  }): EntityAuthorizer {
    return new EntityAuthorizer(options.permissions, options.auditor);
  }

  /** Throws NotAllowedError unless the user may see at least one of the integrations. */
  async authorize(
    wanted: readonly Integration[],
    question: AuthorizationQuestion,
    request: EntityRequest,
  ): Promise<ReadonlySet<Integration>> {
    const user = question.credentials.principal.userEntityRef;
    const missing = await Promise.all(
      wanted.map(integration =>
        this.#missing.forceFetch(
          JSON.stringify([user, question.entityRef, integration]),
          { context: { ...question, integration } },
        ),
      ),
    );
    const granted = wanted.filter((_, index) => !missing[index].permission);
    if (granted.length === 0) {
      await this.#refuse(
        [...new Set(missing.map(({ permission }) => permission))],
        question.entityRef,
        request,
      );
    }
    return new Set(granted);
  }

  /** The name of the first permission that is missing, or nothing. */
  async #ask(
    question: AuthorizationQuestion & { readonly integration: Integration },
  ): Promise<string> {
    const { entityRef, credentials, integration } = question;
    const { ofEntity, general } = requiredPermissions[integration];
    const decisions = await this.#permissions.authorize(
      [
        { permission: ofEntity, resourceRef: entityRef },
        ...general.map(permission => ({ permission })),
      ],
      { credentials },
    );
    const names = [ofEntity.name, ...general.map(({ name }) => name)];
    return (
      names.find(
        (_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW,
      ) ?? ''
    );
  }

  async #refuse(
    permissions: readonly string[],
    entityRef: string,
    request: EntityRequest,
  ): Promise<never> {
    const error = new NotAllowedError(
      `You lack the permission ${permissions.join(' or ')} for ${entityRef}.`,
    );
    const event = await this.#auditor.createEvent({
      eventId: 'resource-read',
      severityLevel: 'medium',
      request,
      meta: { entityRef, permissions: permissions.join(' ') },
    });
    await event.fail({ error });
    throw error;
  }
}
