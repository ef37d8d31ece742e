import type {
  NamespaceAccess,
  StoreReader,
  UserLane,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** @internal */
export interface RightsOptions {
  readonly store: StoreReader;
  readonly access: NamespaceAccess;
  /** For clusters that decide themselves what a user may see. */
  readonly openAccess: NamespaceAccess;
  readonly userLane: UserLane;
  readonly watchVia: ReadonlyMap<string, string>;
}

/**
 * With which rights a cluster is read. Where the portal's are used, the access
 * rule decides what the viewer may see of it; where the viewer's own token is,
 * the cluster does.
 *
 * @internal
 */
export function rightsIn(
  cluster: string,
  token: string | undefined,
  options: RightsOptions,
): { readonly store: StoreReader; readonly access: NamespaceAccess } {
  const { store, access, openAccess, userLane, watchVia } = options;
  if (token === undefined) {
    return { store, access };
  }
  const entry = watchVia.get(cluster);
  return {
    store:
      entry === undefined ? userLane.as(token) : userLane.watched(token, entry),
    access: openAccess,
  };
}
