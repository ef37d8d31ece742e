import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRepository } from './GitRepository';
import { GitCommandError } from './GitCommand';
import { TemporaryIndex, type IndexChange } from './TemporaryIndex';
import { writeBlob } from './writeObjects';

export type MergeResult =
  | { readonly status: 'merged'; readonly tree: string }
  | { readonly status: 'conflict'; readonly paths: readonly string[] };

interface Stage {
  readonly mode: string;
  readonly sha: string;
}

interface UnmergedPath {
  readonly path: string;
  readonly base?: Stage;
  readonly ours?: Stage;
  readonly theirs?: Stage;
}

export async function mergeBase(
  repository: GitRepository,
  one: string,
  other: string,
): Promise<string | undefined> {
  return repository.optionalText(['merge-base', one, other], {
    exitCodes: [1],
  });
}

export async function isAncestor(
  repository: GitRepository,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  return (await mergeBase(repository, ancestor, descendant)) === ancestor;
}

/**
 * Three-way merge without a work tree. `git merge-tree --write-tree` would do, but git has it since 2.38 only and long-term
 * distributions ship older ones.
 */
export async function mergeTrees(
  repository: GitRepository,
  options: { base: string; ours: string; theirs: string },
): Promise<MergeResult> {
  const { base, ours, theirs } = options;
  return TemporaryIndex.use(repository, async index => {
    await index.text([
      'read-tree',
      '-i',
      '-m',
      '--aggressive',
      base,
      ours,
      theirs,
    ]);
    const unmerged = parseUnmerged(await index.text(['ls-files', '-u', '-z']));
    const resolved: IndexChange[] = [];
    const conflicts: string[] = [];
    for (const entry of unmerged) {
      const blob = await mergeFile(repository, index.folder, entry);
      if (blob) {
        resolved.push({ path: entry.path, blob });
      } else {
        conflicts.push(entry.path);
      }
    }
    if (conflicts.length > 0) {
      return { status: 'conflict', paths: conflicts };
    }
    if (resolved.length > 0) {
      await index.change(resolved);
    }
    return { status: 'merged', tree: await index.writeTree() };
  });
}

async function mergeFile(
  repository: GitRepository,
  folder: string,
  { base, ours, theirs }: UnmergedPath,
): Promise<Stage | undefined> {
  if (!base || !ours || !theirs || ours.mode !== theirs.mode) {
    return undefined;
  }
  const files: string[] = [];
  for (const [name, stage] of Object.entries({ ours, base, theirs })) {
    const file = join(folder, name);
    await writeFile(file, await repository.readBlob(stage.sha));
    files.push(file);
  }
  try {
    const content = await repository.run(['merge-file', '-p', '-q', ...files]);
    return { mode: ours.mode, sha: await writeBlob(repository, content) };
  } catch (error) {
    // The exit code counts the conflicts; 255 says that the file is binary.
    if (error instanceof GitCommandError) {
      return undefined;
    }
    throw error;
  }
}

function parseUnmerged(output: string): UnmergedPath[] {
  const paths = new Map<string, UnmergedPath>();
  const names = { '1': 'base', '2': 'ours', '3': 'theirs' } as const;
  for (const line of output.split('\0').filter(part => part !== '')) {
    const tab = line.indexOf('\t');
    const path = line.slice(tab + 1);
    const [mode, sha, stage] = line.slice(0, tab).split(' ');
    const name = names[stage as keyof typeof names];
    paths.set(path, { ...paths.get(path), path, [name]: { mode, sha } });
  }
  return [...paths.values()];
}
