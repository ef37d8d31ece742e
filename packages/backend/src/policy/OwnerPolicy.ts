import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';

const PLATFORM_TEAM = 'group:default/ml-platform';

/**
 * The portal's example policy: everybody reads the catalog, and what an entity has of notebooks, runs and
 * endpoints is for those who own the entity. The status page is for the team of the platform. Nobody may use the
 * raw Kubernetes proxy.
 */
export class OwnerPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (permission.name === 'kubernetes.proxy') {
      return { result: AuthorizeResult.DENY };
    }
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (permission.name === 'mlops.status.read') {
      return {
        result: claims.includes(PLATFORM_TEAM)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    }
    if (
      permission.name.startsWith('mlops.') &&
      isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    ) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims }),
      );
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
