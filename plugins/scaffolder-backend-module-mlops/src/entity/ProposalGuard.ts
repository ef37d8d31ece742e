import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type Viewer,
  entityScope,
  workloadProposePermission,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type KubernetesGateway,
  NamespaceAccess,
  readKubernetesConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { chooseCluster } from './chooseCluster';

/** Somebody who asks for a change of an entity's workloads. */
export interface Proposal {
  readonly entityRef: string;
  readonly namespace: string;
  readonly cluster?: string;
}

/** A proposal that may be made. */
export interface AllowedProposal {
  readonly entity: Entity;
  readonly entityRef: string;
  readonly cluster?: string;
}

interface ProposalGuardOptions {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly gateway: Pick<KubernetesGateway, 'list' | 'listClusters'>;
  readonly permissions: PermissionsService;
  readonly userInfo: UserInfoService;
}

/**
 * Decides whether the one who started a task may propose a workload for an
 * entity in a namespace. The pull request is reviewed, but a portal that writes
 * into other teams' folders would make every review a trap.
 */
export class ProposalGuard {
  readonly #options: ProposalGuardOptions;

  private constructor(options: ProposalGuardOptions) {
    this.#options = options;
  }

  static create(options: ProposalGuardOptions): ProposalGuard {
    return new ProposalGuard(options);
  }

  /** Throws when the proposal may not be made. */
  async check(
    proposal: Proposal,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<AllowedProposal> {
    const { catalog } = this.#options;
    const entity = await catalog.getEntityByRef(proposal.entityRef, options);
    if (!entity) {
      throw new NotFoundError(
        `${proposal.entityRef} is not in the catalog, or you may not see it. Choose another entity.`,
      );
    }
    const entityRef = stringifyEntityRef(entity);
    await this.#authorize(entityRef, options.credentials);
    const cluster = await this.#checkNamespace(
      { ...proposal, entityRef },
      entity,
      options,
    );
    return { entity, entityRef, cluster };
  }

  async #authorize(entityRef: string, credentials: BackstageCredentials) {
    const permission = workloadProposePermission;
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not propose workloads for ${entityRef}: the permission ${permission.name} is missing.`,
      );
    }
  }

  async #checkNamespace(
    { entityRef, namespace, cluster: wanted }: Proposal,
    entity: Entity,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<string | undefined> {
    const { config, gateway } = this.#options;
    const { rule, problems } = readKubernetesConfig(config);
    if (!rule) {
      throw new ServiceUnavailableError(
        problems.map(({ message }) => message).join(' '),
      );
    }
    const cluster = await chooseCluster({
      wanted,
      scope: entityScope(entity).clusters,
      gateway,
      signal: options.signal,
    });
    const access = NamespaceAccess.create({ gateway, rule });
    const answers = await access.decide(
      {
        cluster,
        namespaces: [namespace],
        viewer: await this.#viewer(options.credentials),
        entityRef,
      },
      { signal: options.signal },
    );
    const answer = answers.get(namespace);
    if (answer?.status === 'allowed') {
      return cluster;
    }
    const message =
      answer?.message ?? `Namespace ${namespace} was not decided on.`;
    throw answer?.status === 'refused'
      ? new NotAllowedError(message)
      : new ServiceUnavailableError(message);
  }

  async #viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const { auth, catalog, userInfo } = this.#options;
    if (!auth.isPrincipal(credentials, 'user')) {
      // Namespaces belong to people; a service has none.
      return { ownershipRefs: [] };
    }
    const { ownershipEntityRefs, userEntityRef } = await userInfo.getUserInfo(
      credentials,
    );
    const user = await catalog.getEntityByRef(userEntityRef, { credentials });
    const profile = user?.spec?.profile;
    const email =
      typeof profile === 'object' && profile !== null && 'email' in profile
        ? profile.email
        : undefined;
    return {
      ownershipRefs: ownershipEntityRefs,
      email: typeof email === 'string' ? email : undefined,
    };
  }
}
