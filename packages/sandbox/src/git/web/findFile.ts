import type { HostedRepository } from '../GitHost';
import { isFilePath } from '../repository';

export interface FoundFile {
  readonly path: string;
  readonly revision: string;
  readonly sha: string;
}

/** A branch name may hold slashes: the longest branch that fits wins. */
export async function findFile(
  { repository }: HostedRepository,
  place: string,
): Promise<FoundFile | undefined> {
  const parts = place.split('/');
  for (let length = parts.length - 1; length > 0; length--) {
    const revision = parts.slice(0, length).join('/');
    const path = parts.slice(length).join('/');
    const commit = isFilePath(path)
      ? await repository.resolveCommit(revision)
      : undefined;
    const entry = commit && (await repository.findEntry(commit, path));
    if (entry && entry.type === 'blob') {
      return { path, revision, sha: entry.sha };
    }
  }
  return undefined;
}
