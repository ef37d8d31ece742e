import {
  GitCommandError,
  mergeTrees,
  readCommit,
  writeCommit,
  type GitRepository,
} from '../repository';
import {
  PullRequestRefusal,
  type MergeMethod,
  type PullRequest,
  type PullRequestCommits,
} from './PullRequest';

export interface MergeOptions {
  readonly method: MergeMethod;
  readonly by: string;
  readonly commits: PullRequestCommits;
  readonly expectedHead?: string;
  readonly title?: string;
  readonly message?: string;
}

/** Writes the merge commit and moves the base branch to it, unless somebody else moved it in between. */
export async function mergePullRequest(
  pull: PullRequest,
  options: MergeOptions,
): Promise<string> {
  const { repository } = pull;
  const { commits, expectedHead, method } = options;
  if (expectedHead !== undefined && expectedHead !== commits.head) {
    throw new PullRequestRefusal(
      'head-modified',
      'Head branch was modified. Review and try the merge again.',
    );
  }
  const base = await repository.branchHead(pull.baseBranch);
  if (!base) {
    throw notMergeable(`The base branch '${pull.baseBranch}' is gone.`);
  }
  const merged = await mergeTrees(repository, {
    base: commits.base,
    ours: base,
    theirs: commits.head,
  });
  if (merged.status === 'conflict') {
    throw notMergeable(
      `This branch has conflicts that must be resolved: ${merged.paths.join(
        ', ',
      )}`,
    );
  }
  const commit = await writeCommit(repository, {
    tree: merged.tree,
    parents: method === 'squash' ? [base] : [base, commits.head],
    message: await commitMessage(pull, options),
    author: { name: options.by, email: `${options.by}@example.com` },
  });
  await moveBranch(repository, pull.baseBranch, { from: base, to: commit });
  return commit;
}

export async function isMergeable(
  pull: PullRequest,
  commits: PullRequestCommits,
): Promise<boolean> {
  const base = await pull.repository.branchHead(pull.baseBranch);
  if (pull.state !== 'open' || !base) {
    return false;
  }
  const merged = await mergeTrees(pull.repository, {
    base: commits.base,
    ours: base,
    theirs: commits.head,
  });
  return merged.status === 'merged';
}

async function moveBranch(
  repository: GitRepository,
  branch: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  try {
    await repository.run(['update-ref', `refs/heads/${branch}`, to, from]);
  } catch (error) {
    if (error instanceof GitCommandError) {
      throw new PullRequestRefusal(
        'head-modified',
        'Base branch was modified. Review and try the merge again.',
      );
    }
    throw error;
  }
}

async function commitMessage(
  pull: PullRequest,
  options: MergeOptions,
): Promise<string> {
  if (options.method === 'merge') {
    const source = `${pull.repository.owner}/${pull.headBranch}`;
    const title =
      options.title ?? `Merge pull request #${pull.number} from ${source}`;
    return `${title}\n\n${options.message ?? pull.title}\n`;
  }
  const title = options.title ?? `${pull.title} (#${pull.number})`;
  const head = await readCommit(pull.repository, options.commits.head);
  return `${title}\n\n${options.message ?? head?.message ?? ''}`.trimEnd();
}

function notMergeable(message: string): PullRequestRefusal {
  return new PullRequestRefusal('not-mergeable', message);
}
