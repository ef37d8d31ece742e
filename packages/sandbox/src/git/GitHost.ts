import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PullRequests } from './pulls';
import { GitCommand, GitRepository } from './repository';

/** A branch of a repository was created, moved or deleted. */
export interface GitPushEvent {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
}

/** What a repository of the host starts with, as one commit on `main`. */
export interface GitRepositorySeed {
  readonly owner: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface HostedRepository {
  readonly repository: GitRepository;
  readonly pulls: PullRequests;
}

/** Who a token belongs to. */
export interface GitAccount {
  readonly login: string;
  readonly push: boolean;
}

/** The repositories in their temporary folder, their pull requests and the accounts. */
export class GitHost {
  readonly root: string;
  readonly git: GitCommand;
  readonly token: string;
  readonly readOnlyToken: string;
  /** One per process: a page of another site cannot know it. */
  readonly formToken = randomBytes(24).toString('hex');
  readonly #repositories = new Map<string, HostedRepository>();
  readonly #listeners = new Set<(event: GitPushEvent) => void>();

  private constructor(options: {
    root: string;
    git: GitCommand;
    token: string;
  }) {
    this.root = options.root;
    this.git = options.git;
    this.token = options.token;
    this.readOnlyToken = `${options.token}-read`;
  }

  static async create(options: {
    seeds: readonly GitRepositorySeed[];
    token?: string;
  }): Promise<GitHost> {
    const root = await mkdtemp(join(tmpdir(), 'mlops-git-'));
    try {
      const git = await GitCommand.create({ home: join(root, '.home') });
      const token =
        options.token ?? `sandbox-${randomBytes(20).toString('hex')}`;
      const host = new GitHost({ root, git, token });
      for (const seed of options.seeds) {
        await host.#add(seed);
      }
      return host;
    } catch (error) {
      await rm(root, { recursive: true, force: true });
      throw error;
    }
  }

  list(): HostedRepository[] {
    return [...this.#repositories.values()];
  }

  find(owner: string, name: string): HostedRepository | undefined {
    return this.#repositories.get(`${owner}/${name}`.toLowerCase());
  }

  account(token: string): GitAccount | undefined {
    if (token === this.token) {
      return { login: 'portal', push: true };
    }
    return token === this.readOnlyToken
      ? { login: 'reader', push: false }
      : undefined;
  }

  onPush(listener: (event: GitPushEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every way to move a branch (push, API, merge) goes through here, so that none is missed. */
  async whileWatching<T>(
    { repository, pulls }: HostedRepository,
    work: () => Promise<T>,
  ): Promise<T> {
    const before = await branchMap(repository);
    try {
      return await work();
    } finally {
      const after = await branchMap(repository);
      for (const branch of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(branch) !== after.get(branch)) {
          await pulls.branchMoved(branch, before.get(branch));
          this.#announce(repository, branch);
        }
      }
    }
  }

  async dispose(): Promise<void> {
    this.#listeners.clear();
    // A git process that was just killed may still be writing.
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  async #add(seed: GitRepositorySeed): Promise<void> {
    const { owner, name, files } = seed;
    if (this.find(owner, name)) {
      throw new Error(`The repository ${owner}/${name} is given twice`);
    }
    const repository = await GitRepository.create({
      git: this.git,
      root: this.root,
      owner,
      name,
      files,
    });
    const pulls = PullRequests.create(repository);
    this.#repositories.set(`${owner}/${name}`.toLowerCase(), {
      repository,
      pulls,
    });
  }

  #announce({ owner, name }: GitRepository, branch: string): void {
    for (const listener of this.#listeners) {
      listener({ owner, name, branch });
    }
  }
}

async function branchMap(
  repository: GitRepository,
): Promise<Map<string, string>> {
  const branches = await repository.branches();
  return new Map(branches.map(({ name, commit }) => [name, commit]));
}
