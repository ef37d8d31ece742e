import type { GitRepository } from './GitRepository';

/** The first commit of `main`. */
export async function seedRepository(
  repository: GitRepository,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await commitFiles(repository, {
    message: `Seed ${repository.fullName}`,
    files,
    at: repository.createdAt,
  });
}

/**
 * A commit of the platform on `main`. One process for all files: with a process per file the seeding would be the
 * slowest part of the start.
 */
export async function commitFiles(
  repository: GitRepository,
  {
    message,
    files,
    parent,
    at = new Date(),
  }: {
    message: string;
    files: Readonly<Record<string, string>>;
    parent?: string;
    at?: Date;
  },
): Promise<void> {
  const seconds = Math.floor(at.getTime() / 1000);
  const parts: Buffer[] = [
    Buffer.from(
      'commit refs/heads/main\n' +
        `committer Platform <platform@example.com> ${seconds} +0000\n`,
    ),
    data(Buffer.from(message)),
    Buffer.from(parent ? `from ${parent}\n` : ''),
  ];
  for (const [path, content] of Object.entries(files)) {
    parts.push(Buffer.from(`M 100644 inline ${quotePath(path)}\n`));
    parts.push(data(Buffer.from(content)));
  }
  await repository.run(['fast-import', '--quiet'], {
    input: Buffer.concat(parts),
  });
}

function data(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`data ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
}

function quotePath(path: string): string {
  return `"${path.replace(/"/g, '\\"')}"`;
}
