import type { GitRepository } from './GitRepository';

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks only, without the header lines; absent for binary files. */
  readonly patch?: string;
}

const statusNames: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'removed',
};

const diffOptions = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--full-index',
];

/** Renames are shown as one removed and one added file: that is also what happens in the cluster. */
export async function changedFiles(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<ChangedFile[]> {
  const raw = await repository.text([
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    base,
    head,
  ]);
  const patches = splitPatch(await unifiedDiff(repository, base, head));
  const parts = raw.split('\0');
  const files: ChangedFile[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [, , before, after, letter] = parts[index].split(' ');
    // A file that becomes a link is shown by git as two patches.
    const own = patches.splice(0, letter === 'T' ? 2 : 1);
    const patch = hunksOf(own.join(''));
    files.push({
      path: parts[index + 1],
      status: statusNames[letter] ?? 'modified',
      sha: letter === 'D' ? before : after,
      additions: countLines(patch, '+'),
      deletions: countLines(patch, '-'),
      patch,
    });
  }
  return files;
}

export async function unifiedDiff(
  repository: GitRepository,
  base: string,
  head: string,
): Promise<string> {
  const output = await repository.run(['diff', ...diffOptions, base, head]);
  return output.toString('utf8');
}

function splitPatch(diff: string): string[] {
  // Not the `m` flag: it also matches after a carriage return inside a line.
  return diff.split(/(?<=^|\n)(?=diff --git )/).filter(part => part !== '');
}

function hunksOf(patch: string): string | undefined {
  const start = patch.indexOf('\n@@ ');
  return start === -1 ? undefined : patch.slice(start + 1).replace(/\n$/, '');
}

function countLines(patch: string | undefined, sign: '+' | '-'): number {
  return (patch ?? '').split('\n').filter(line => line.startsWith(sign)).length;
}
