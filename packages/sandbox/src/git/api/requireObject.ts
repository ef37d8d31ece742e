import type { HostedRepository } from '../GitHost';
import { isSha } from '../repository';
import { ApiError } from './ApiError';

export async function requireTree(
  { repository }: HostedRepository,
  sha: string,
): Promise<void> {
  const type = await repository.objectType(sha);
  if (type !== 'tree' && type !== 'commit') {
    throw ApiError.invalid('Tree SHA does not exist or is not a tree object');
  }
}

export async function requireBlob(
  { repository }: HostedRepository,
  sha: string,
): Promise<void> {
  if ((await repository.objectType(sha)) !== 'blob') {
    throw ApiError.notFound();
  }
}

export async function requireParents(
  { repository }: HostedRepository,
  shas: readonly unknown[],
): Promise<string[]> {
  const parents: string[] = [];
  for (const sha of shas) {
    if (!isSha(sha) || (await repository.objectType(sha)) !== 'commit') {
      throw ApiError.invalid('Parent SHA does not exist or is not a commit');
    }
    parents.push(sha);
  }
  return parents;
}
