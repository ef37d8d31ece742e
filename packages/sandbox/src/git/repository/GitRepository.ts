import { join } from 'node:path';
import type { GitCommand, GitRunOptions } from './GitCommand';
import {
  isBranchName,
  isFilePath,
  isOwnerName,
  isRepositoryName,
  isSha,
  isShortSha,
} from './names';
import { seedRepository } from './seedRepository';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
  readonly path: string;
}

export interface Branch {
  readonly name: string;
  readonly commit: string;
}

/** One bare repository. Every argument that reaches git is a checked name, a full object id, or prefixed by one. */
export class GitRepository {
  readonly owner: string;
  readonly name: string;
  readonly folder: string;
  readonly defaultBranch = 'main';
  readonly createdAt = new Date();
  readonly #git: GitCommand;

  private constructor(options: {
    git: GitCommand;
    owner: string;
    name: string;
    folder: string;
  }) {
    this.#git = options.git;
    this.owner = options.owner;
    this.name = options.name;
    this.folder = options.folder;
  }

  static async create(options: {
    git: GitCommand;
    root: string;
    owner: string;
    name: string;
    files: Readonly<Record<string, string>>;
  }): Promise<GitRepository> {
    const { git, root, owner, name, files } = options;
    if (!isOwnerName(owner) || !isRepositoryName(name)) {
      throw new Error(`'${owner}/${name}' is not a valid repository name`);
    }
    for (const path of Object.keys(files)) {
      if (!isFilePath(path)) {
        throw new Error(`'${path}' is not a valid path for ${owner}/${name}`);
      }
    }
    const folder = join(root, owner, `${name}.git`);
    await git.run(['init', '--quiet', '--bare', '--template=', folder]);
    // `init -b` needs git 2.28; the symbolic ref is the same thing everywhere.
    await git.run(['symbolic-ref', 'HEAD', 'refs/heads/main'], { folder });
    const repository = new GitRepository({ git, owner, name, folder });
    await seedRepository(repository, files);
    return repository;
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  run(
    args: readonly string[],
    options: Omit<GitRunOptions, 'folder'> = {},
  ): Promise<Buffer> {
    return this.#git.run(args, { ...options, folder: this.folder });
  }

  async text(
    args: readonly string[],
    options: Omit<GitRunOptions, 'folder'> = {},
  ): Promise<string> {
    return this.#git.text(args, { ...options, folder: this.folder });
  }

  optionalText(
    args: readonly string[],
    options: Omit<GitRunOptions, 'folder'> & { exitCodes: readonly number[] },
  ): Promise<string | undefined> {
    return this.#git.optionalText(args, { ...options, folder: this.folder });
  }

  spawn(args: readonly string[]) {
    return this.#git.spawn(args, { folder: this.folder });
  }

  async branches(): Promise<Branch[]> {
    const output = await this.text([
      'for-each-ref',
      '--format=%(objectname) %(refname)',
      'refs/heads/',
    ]);
    return output
      .split('\n')
      .filter(line => line !== '')
      .map(line => ({
        commit: line.slice(0, 40),
        name: line.slice(41 + 'refs/heads/'.length),
      }));
  }

  async branchHead(branch: string): Promise<string | undefined> {
    return isBranchName(branch)
      ? this.#commitOf(`refs/heads/${branch}`)
      : undefined;
  }

  /** The commit that a branch, a tag or an object id (full or shortened) stands for. */
  async resolveCommit(revision: string): Promise<string | undefined> {
    if (isBranchName(revision)) {
      const name = revision.replace(/^(refs\/)?(heads|tags)\//, '');
      const commit =
        (await this.#commitOf(`refs/heads/${name}`)) ??
        (await this.#commitOf(`refs/tags/${name}`));
      if (commit) {
        return commit;
      }
    }
    return isShortSha(revision) ? this.#commitOf(revision) : undefined;
  }

  async objectType(sha: string): Promise<string | undefined> {
    return isSha(sha)
      ? this.optionalText(['cat-file', '-t', sha], { exitCodes: [128] })
      : undefined;
  }

  readBlob(sha: string): Promise<Buffer> {
    if (!isSha(sha)) {
      throw new Error(`'${sha}' is not an object id`);
    }
    return this.run(['cat-file', 'blob', sha]);
  }

  /** Entries of one folder, or with `recursive` every file (and folder, with `folders`) below it. */
  async listTree(
    tree: string,
    options: { path?: string; recursive?: boolean; folders?: boolean } = {},
  ): Promise<TreeEntry[]> {
    const { path, recursive, folders } = options;
    if (!isSha(tree) || (path !== undefined && !isFilePath(path))) {
      return [];
    }
    const output = await this.optionalText(
      [
        'ls-tree',
        '-z',
        '--long',
        ...(recursive ? ['-r'] : []),
        ...(recursive && folders ? ['-t'] : []),
        path === undefined ? tree : `${tree}:${path}`,
      ],
      { exitCodes: [128] },
    );
    return (output ?? '')
      .split('\0')
      .filter(line => line !== '')
      .map(line => parseTreeEntry(line, path));
  }

  async findEntry(
    commit: string,
    path: string,
  ): Promise<TreeEntry | undefined> {
    const folder = path.includes('/')
      ? path.slice(0, path.lastIndexOf('/'))
      : undefined;
    if (!isFilePath(path)) {
      return undefined;
    }
    const entries = await this.listTree(commit, { path: folder });
    return entries.find(entry => entry.path === path);
  }

  async #commitOf(revision: string): Promise<string | undefined> {
    return this.optionalText(
      ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`],
      { exitCodes: [1, 128] },
    );
  }
}

function parseTreeEntry(line: string, folder: string | undefined): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode, type, sha, size] = line.slice(0, tab).split(/ +/);
  const path = line.slice(tab + 1);
  return {
    mode,
    type: type as TreeEntry['type'],
    sha,
    size: size === '-' ? undefined : Number(size),
    path: folder === undefined ? path : `${folder}/${path}`,
  };
}
