import type { GitRepository } from './GitRepository';
import { TemporaryIndex, type IndexChange } from './TemporaryIndex';

export interface Identity {
  readonly name: string;
  readonly email: string;
  readonly date?: string;
}

export async function writeBlob(
  repository: GitRepository,
  content: Buffer | string,
): Promise<string> {
  return repository.text(['hash-object', '-w', '--stdin'], { input: content });
}

export async function writeTree(
  repository: GitRepository,
  options: { baseTree?: string; changes: readonly IndexChange[] },
): Promise<string> {
  return TemporaryIndex.use(repository, async index => {
    if (options.baseTree !== undefined) {
      await index.text(['read-tree', options.baseTree]);
    }
    await index.change(options.changes);
    return index.writeTree();
  });
}

export async function writeCommit(
  repository: GitRepository,
  options: {
    tree: string;
    parents: readonly string[];
    message: string;
    author?: Identity;
    committer?: Identity;
  },
): Promise<string> {
  const { tree, parents, message, author, committer } = options;
  return repository.text(
    ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
    {
      input: message,
      environment: {
        ...identityVariables('AUTHOR', author),
        ...identityVariables('COMMITTER', committer ?? author),
      },
    },
  );
}

function identityVariables(
  role: 'AUTHOR' | 'COMMITTER',
  identity: Identity | undefined,
): Record<string, string> {
  if (!identity) {
    return {};
  }
  return {
    [`GIT_${role}_NAME`]: identity.name,
    [`GIT_${role}_EMAIL`]: identity.email,
    ...(identity.date ? { [`GIT_${role}_DATE`]: identity.date } : {}),
  };
}
