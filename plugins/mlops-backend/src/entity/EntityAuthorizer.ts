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
import { type Right, requiredPermissions } from './integrations';

/** @internal */
export interface AuthorizationQuestion {
  readonly entityRef: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
}

type Question = AuthorizationQuestion & { readonly right: Right };

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
    Question
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

  /** Throws NotAllowedError unless the user has at least one of the rights; says which. */
  async authorize<R extends Right>(
    wanted: readonly R[],
    question: AuthorizationQuestion,
    request: EntityRequest,
  ): Promise<ReadonlySet<R>> {
    const missing = await Promise.all(
      wanted.map(right => this.missing({ ...question, right })),
    );
    const granted = wanted.filter((_, index) => !missing[index]);
    if (granted.length === 0) {
      await this.#refuse([...new Set(missing)], wanted[0], question, request);
    }
    return new Set(granted);
  }

  /** The name of the first permission that the user lacks, or an empty text. */
  async missing(question: Question): Promise<string> {
    const { entityRef, credentials, right } = question;
    const user = credentials.principal.userEntityRef;
    const { permission } = await this.#missing.forceFetch(
      JSON.stringify([user, entityRef, right]),
      { context: question },
    );
    return permission;
  }

  async #ask({ entityRef, credentials, right }: Question): Promise<string> {
    const { ofEntity, general } = requiredPermissions[right];
    const decisions = await this.#permissions.authorize(
      [
        ...ofEntity.map(permission => ({ permission, resourceRef: entityRef })),
        ...general.map(permission => ({ permission })),
      ],
      { credentials },
    );
    const missing = [...ofEntity, ...general].find(
      (_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW,
    );
    return missing?.name ?? '';
  }

  async #refuse(
    permissions: readonly string[],
    wanted: Right,
    { entityRef }: AuthorizationQuestion,
    request: EntityRequest,
  ): Promise<never> {
    const error = new NotAllowedError(
      `You lack the permission ${permissions.join(' or ')} for ${entityRef}.`,
    );
    const event = await this.#auditor.createEvent({
      eventId: requiredPermissions[wanted].eventId,
      severityLevel: 'medium',
      request,
      meta: { entityRef, permissions: permissions.join(' ') },
    });
    await event.fail({ error });
    throw error;
  }
}
