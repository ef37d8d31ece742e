import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { EntityRequest } from './EntityRequest';
import { RefreshedCache } from './RefreshedCache';
import { type Right, requiredPermissions } from './integrations';

/** @internal */
export interface AuthorizationQuestion {
  readonly entityRef: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
}

type Question = AuthorizationQuestion & { readonly right: Right };

const MAX_AGE_MS = 10_000;
const MOST_DECISIONS = 10_000;

/**
 * Asks the permission framework, as the user. The answers are remembered for
 * at most ten seconds for each user and entity, because a page asks several times.
 *
 * @internal
 */
export class EntityAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #auditor: AuditorService;
  readonly #missing: RefreshedCache<{ readonly permission: string }, Question>;

  private constructor(
    permissions: PermissionsService,
    auditor: AuditorService,
  ) {
    this.#permissions = permissions;
    this.#auditor = auditor;
    this.#missing = new RefreshedCache({
      maxEntries: MOST_DECISIONS,
      maxAgeMs: MAX_AGE_MS,
      ask: async question => ({ permission: await this.#ask(question) }),
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
    const { permission } = await this.#missing.get(
      JSON.stringify([user, entityRef, right]),
      question,
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
