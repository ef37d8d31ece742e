import type { GitRepository } from './GitRepository';
import { isFilePath, isSha } from './names';
import type { Identity } from './writeObjects';

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Required<Identity>;
  readonly committer: Required<Identity>;
  readonly message: string;
}

// NUL is the one character that neither a name nor a message can hold.
const fields = [
  '%H',
  '%T',
  '%P',
  '%an',
  '%ae',
  '%aI',
  '%cn',
  '%ce',
  '%cI',
  '%B',
];

export async function listCommits(
  repository: GitRepository,
  options: {
    from: string;
    notIn?: string;
    path?: string;
    limit?: number;
    skip?: number;
  },
): Promise<Commit[]> {
  const { from, notIn, path, limit = 100, skip = 0 } = options;
  if (!isSha(from) || (notIn !== undefined && !isSha(notIn))) {
    return [];
  }
  if (path !== undefined && !isFilePath(path)) {
    return [];
  }
  const output = await repository.text([
    'log',
    '-z',
    `--format=${fields.join('%x00')}`,
    `--max-count=${limit}`,
    `--skip=${skip}`,
    from,
    ...(notIn ? [`^${notIn}`] : []),
    '--',
    ...(path ? [path] : []),
  ]);
  const values = output.split('\0');
  const commits: Commit[] = [];
  for (let index = 0; index + fields.length <= values.length; ) {
    commits.push(parseCommit(values.slice(index, index + fields.length)));
    index += fields.length;
  }
  return commits;
}

export async function readCommit(
  repository: GitRepository,
  sha: string,
): Promise<Commit | undefined> {
  if ((await repository.objectType(sha)) !== 'commit') {
    return undefined;
  }
  return (await listCommits(repository, { from: sha, limit: 1 }))[0];
}

function parseCommit(values: readonly string[]): Commit {
  const [sha, tree, parents, an, ae, ad, cn, ce, cd, message] = values;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: message.trimEnd(),
  };
}

/** GitHub writes times as 2026-01-31T12:00:00Z. */
function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
