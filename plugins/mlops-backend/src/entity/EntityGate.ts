import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Viewer,
  clusterTokenHeader,
  mlflowTokenHeader,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { UserTokens } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityAuthorizer } from './EntityAuthorizer';
import type { EntityContext } from './EntityContext';
import { type EntityRequest, entityRefOf, signalOf } from './EntityRequest';
import { RefreshedCache } from './RefreshedCache';
import { type Integration, type Right, integrations } from './integrations';

interface Loaded {
  readonly entity?: Entity;
  readonly viewer: Viewer;
}

interface LoadContext {
  readonly entityRef: string;
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
}

/** @internal */
export interface EntityGateOptions {
  readonly httpAuth: HttpAuthService;
  readonly userInfo: UserInfoService;
  readonly catalog: CatalogService;
  readonly authorizer: EntityAuthorizer;
}

const MAX_AGE_MS = 10_000;
const MOST_ENTITIES = 5_000;

/**
 * The way in for every request: who is it, may they, and what does the catalog
 * show them of the entity. Nothing else is done for a request before this.
 *
 * @internal
 */
export class EntityGate {
  readonly #options: EntityGateOptions;
  readonly #loaded: RefreshedCache<Loaded, LoadContext>;

  private constructor(options: EntityGateOptions) {
    this.#options = options;
    this.#loaded = new RefreshedCache({
      maxEntries: MOST_ENTITIES,
      maxAgeMs: MAX_AGE_MS,
      ask: context => this.#load(context),
      // It may be registered any moment.
      isKept: ({ entity }) => entity !== undefined,
    });
  }

  static create(options: EntityGateOptions): EntityGate {
    return new EntityGate(options);
  }

  /** Lets in who has the right. */
  async enter(request: EntityRequest, right: Right): Promise<EntityContext> {
    return (await this.#enter(request, [right])).context;
  }

  /** Lets in who may see any integration, and says which. */
  async enterAny(
    request: EntityRequest,
  ): Promise<{ context: EntityContext; granted: ReadonlySet<Integration> }> {
    return this.#enter(request, integrations);
  }

  async #enter<R extends Right>(request: EntityRequest, wanted: readonly R[]) {
    const signal = signalOf(request);
    const tokens = UserTokens.takeFrom(request);
    const credentials = await this.#options.httpAuth.credentials(request, {
      allow: ['user'],
    });
    const entityRef = entityRefOf(request);
    const granted = await this.#options.authorizer.authorize(
      wanted,
      { entityRef, credentials },
      request,
    );
    const { entity, viewer } = await this.#loaded.get(
      JSON.stringify([credentials.principal.userEntityRef, entityRef]),
      { entityRef, credentials },
    );
    if (!entity) {
      throw new NotFoundError(
        `The catalog has no entity ${entityRef} that you may see.`,
      );
    }
    return {
      context: {
        ...viewer,
        entity,
        entityRef,
        credentials,
        signal,
        missing: (right: Right) =>
          this.#options.authorizer.missing({ entityRef, credentials, right }),
        tokenFor: (cluster: string) => {
          request.res?.vary(clusterTokenHeader(cluster));
          return tokens.of(cluster);
        },
        mlflowTokenFor: (server: string) => {
          request.res?.vary(mlflowTokenHeader(server));
          return tokens.ofMlflow(server);
        },
      },
      granted,
    };
  }

  async #load({ entityRef, credentials }: LoadContext): Promise<Loaded> {
    const { catalog, userInfo } = this.#options;
    const { userEntityRef } = credentials.principal;
    const [entity, user, info] = await Promise.all([
      catalog.getEntityByRef(entityRef, { credentials }),
      catalog.getEntityByRef(userEntityRef, { credentials }),
      userInfo.getUserInfo(credentials),
    ]);
    const profile = user?.spec?.profile as { email?: unknown } | undefined;
    return {
      entity,
      viewer: {
        ownershipRefs: info.ownershipEntityRefs,
        email: typeof profile?.email === 'string' ? profile.email : undefined,
      },
    };
  }
}
