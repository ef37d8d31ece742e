import type { HostedRepository } from '../GitHost';
import type { PullRequest } from '../pulls';
import { writeBlob, writeCommit, writeTree } from '../repository';

const author = { name: 'guest', email: 'guest@bank.example' };

/** Puts new content of a file on a branch of its own, and opens a pull request for it. */
export async function proposeChange(
  { repository, pulls }: HostedRepository,
  { path, content }: { path: string; content: string },
): Promise<PullRequest> {
  const base = repository.defaultBranch;
  const parent = await repository.branchHead(base);
  if (!parent) {
    throw new Error(`${repository.fullName} has no branch ${base}`);
  }
  const title = `Update ${path.slice(path.lastIndexOf('/') + 1)}`;
  const blob = { mode: '100644', sha: await writeBlob(repository, content) };
  const tree = await writeTree(repository, {
    baseTree: parent,
    changes: [{ path, blob }],
  });
  const commit = await writeCommit(repository, {
    tree,
    parents: [parent],
    message: `${title}\n`,
    author,
  });
  const head = `guest-patch-${commit.slice(0, 7)}`;
  await repository.text(['update-ref', `refs/heads/${head}`, commit]);
  return pulls.open({
    title,
    body: `Changes \`${path}\`.`,
    head,
    base,
    draft: false,
    author: author.name,
  });
}
