import {
  isFilePath,
  isSha,
  writeBlob,
  type GitRepository,
} from '../repository';
import type { IndexChange } from '../repository/TemporaryIndex';
import { ApiError } from './ApiError';
import { fieldsOf, optionalText, type Fields } from './fields';

const fileModes = ['100644', '100755', '120000'];

/** The entries of `POST /git/trees`: new content, an existing blob, or `sha: null` for a path to remove. */
export async function readTreeChanges(
  repository: GitRepository,
  options: { baseTree?: string; entries: readonly unknown[] },
): Promise<IndexChange[]> {
  const { baseTree, entries } = options;
  if (entries.length === 0) {
    throw ApiError.invalid('Invalid tree info');
  }
  const changes: IndexChange[] = [];
  for (const entry of entries) {
    const fields = fieldsOf(entry);
    const { path } = fields;
    if (!isFilePath(path)) {
      throw ApiError.invalid('tree.path contains a malformed path component');
    }
    changes.push(
      fields.sha === null
        ? await removal(repository, baseTree, path)
        : { path, blob: await blobOf(repository, fields) },
    );
  }
  return changes;
}

async function removal(
  repository: GitRepository,
  baseTree: string | undefined,
  path: string,
): Promise<IndexChange> {
  const existing = baseTree
    ? await repository.findEntry(baseTree, path)
    : undefined;
  if (existing?.type !== 'blob') {
    throw ApiError.invalid('GitRPC::BadObjectState');
  }
  return { path };
}

async function blobOf(
  repository: GitRepository,
  fields: Fields,
): Promise<{ mode: string; sha: string }> {
  const mode = optionalText(fields, 'mode') ?? '100644';
  if (!fileModes.includes(mode)) {
    throw ApiError.invalid('Must supply a valid tree.mode');
  }
  const content = optionalText(fields, 'content');
  if (content !== undefined) {
    return { mode, sha: await writeBlob(repository, content) };
  }
  const sha = optionalText(fields, 'sha');
  if (!isSha(sha) || (await repository.objectType(sha)) !== 'blob') {
    throw ApiError.invalid(`tree.sha ${sha ?? ''} is not a valid blob`);
  }
  return { mode, sha };
}
