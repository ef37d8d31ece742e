import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitRepository } from './GitRepository';

export interface IndexChange {
  readonly path: string;
  /** Absent: the path is removed. */
  readonly blob?: { readonly mode: string; readonly sha: string };
}

const removed = `0 ${'0'.repeat(40)}`;

/** A bare repository has no index; each tree is put together in one of its own, so that writers never meet. */
export class TemporaryIndex {
  readonly folder: string;
  readonly #repository: GitRepository;

  private constructor(repository: GitRepository, folder: string) {
    this.#repository = repository;
    this.folder = folder;
  }

  static async use<T>(
    repository: GitRepository,
    work: (index: TemporaryIndex) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'mlops-git-index-'));
    try {
      return await work(new TemporaryIndex(repository, folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async text(
    args: readonly string[],
    input?: string | Buffer,
  ): Promise<string> {
    return this.#repository.text(args, {
      input,
      environment: { GIT_INDEX_FILE: join(this.folder, 'index') },
    });
  }

  async change(changes: readonly IndexChange[]): Promise<void> {
    const lines = changes.map(({ path, blob }) => {
      const target = blob ? `${blob.mode} ${blob.sha}` : removed;
      return `${target}\t${path}\0`;
    });
    await this.text(
      ['update-index', '-z', '--replace', '--index-info'],
      lines.join(''),
    );
  }

  async writeTree(): Promise<string> {
    return this.text(['write-tree']);
  }
}
