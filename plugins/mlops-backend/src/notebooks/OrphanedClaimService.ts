import {
  Quantity,
  notebookOfWorkspace,
  orphanedClaims,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { EntityContext } from '../entity';
import {
  claimKind,
  notebookKind,
  notebookPodKind,
  workspaceKind,
} from '../kubernetes';
import type { Schemas } from '../openapi';
import type { FoundNotebooks, NotebookFinder } from './NotebookFinder';

const MOST_ITEMS = 500;

/** Volumes that were left when notebooks were removed. @internal */
export class OrphanedClaimService {
  readonly #finder: NotebookFinder;
  readonly #now: () => Date;

  private constructor(finder: NotebookFinder, now: () => Date) {
    this.#finder = finder;
    this.#now = now;
  }

  static create(options: {
    readonly finder: NotebookFinder;
    readonly now: () => Date;
  }): OrphanedClaimService {
    return new OrphanedClaimService(options.finder, options.now);
  }

  async list(context: EntityContext): Promise<Schemas['OrphanedClaimList']> {
    const { found, sources } = await this.#finder.findAround(context);
    const items = found
      // Each namespace once: Workspaces are beside the notebooks of theirs.
      .filter(({ workspaces }) => !workspaces)
      .flatMap(list => claimsIn(list, this.#now()))
      .sort((a, b) => sizeOf(b).compare(sizeOf(a)));
    const total = items.reduce(
      (sum, item) => sum.plus(sizeOf(item)),
      Quantity.zero,
    );
    return {
      items: items.slice(0, MOST_ITEMS),
      totalSize: total.toString(),
      sources,
    };
  }
}

function claimsIn(
  { cluster, related }: FoundNotebooks,
  now: Date,
): Schemas['OrphanedClaim'][] {
  const claims = related.all(claimKind);
  const notebooks = related.all(notebookKind);
  const workspaces = related.all(workspaceKind);
  const pods = related.all(notebookPodKind);
  // Who cannot see all that may use a volume cannot tell that nobody does.
  if (!claims || !notebooks || !workspaces || !pods) {
    return [];
  }
  const users = [
    ...notebooks,
    ...workspaces.map(workspace => notebookOfWorkspace(workspace, undefined)),
  ];
  return orphanedClaims({ claims, notebooks: users, pods, now }).map(
    ({ claim, size, formerNotebook }) => ({
      cluster,
      namespace: claim.namespace,
      name: claim.name,
      size,
      storageClass: claim.storageClass,
      notebook: formerNotebook,
      createdAt: claim.createdAt,
    }),
  );
}

function sizeOf({ size }: Schemas['OrphanedClaim']): Quantity {
  return Quantity.parse(size ?? '') ?? Quantity.zero;
}
