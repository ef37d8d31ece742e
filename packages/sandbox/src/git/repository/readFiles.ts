import type { GitRepository, TreeEntry } from './GitRepository';

/** All regular files of a commit as text, by one `cat-file --batch` for the contents. */
export async function readFiles(
  repository: GitRepository,
  commit: string,
): Promise<Map<string, string>> {
  const entries = await repository.listTree(commit, { recursive: true });
  const files = entries.filter(isRegularFile);
  const output = await repository.run(['cat-file', '--batch'], {
    input: files.map(({ sha }) => `${sha}\n`).join(''),
  });
  const contents = new Map<string, string>();
  let offset = 0;
  for (const { path } of files) {
    const headerEnd = output.indexOf('\n', offset);
    const header = output.toString('utf8', offset, headerEnd);
    const size = Number(header.split(' ')[2]);
    const start = headerEnd + 1;
    contents.set(path, output.toString('utf8', start, start + size));
    offset = start + size + 1;
  }
  return contents;
}

/** A symbolic link may point out of the repository and a submodule has no content here. */
function isRegularFile({ type, mode }: TreeEntry): boolean {
  return type === 'blob' && mode.startsWith('100');
}
