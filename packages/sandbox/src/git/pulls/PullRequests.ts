import {
  isAncestor,
  isBranchName,
  mergeBase,
  type GitRepository,
} from '../repository';
import { mergePullRequest, type MergeOptions } from './mergePullRequest';
import {
  PullRequestRefusal,
  type PullRequest,
  type PullRequestCommits,
} from './PullRequest';

export type MergeRequest = Omit<MergeOptions, 'commits'>;

/** The pull requests of one repository. */
export class PullRequests {
  readonly #repository: GitRepository;
  readonly #items: PullRequest[] = [];
  #lastMerge: Promise<void> = Promise.resolve();

  private constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  static create(repository: GitRepository): PullRequests {
    return new PullRequests(repository);
  }

  /** Newest first, as GitHub lists them. */
  list(): PullRequest[] {
    return [...this.#items].reverse();
  }

  get(number: number): PullRequest | undefined {
    return this.#items[number - 1];
  }

  openFor(branch: string): PullRequest | undefined {
    return this.#items.find(
      ({ state, headBranch }) => state === 'open' && headBranch === branch,
    );
  }

  async open(options: {
    title: string;
    body: string;
    head: string;
    base: string;
    draft: boolean;
    author: string;
  }): Promise<PullRequest> {
    const { title, body, head, base, draft, author } = options;
    const heads = await this.#heads(base, head);
    if (await isAncestor(this.#repository, heads.head, heads.base)) {
      throw invalid(`No commits between ${base} and ${head}`);
    }
    const rival = this.#items.find(
      ({ state, headBranch, baseBranch }) =>
        state === 'open' && headBranch === head && baseBranch === base,
    );
    if (rival) {
      throw invalid(
        `A pull request already exists for ${this.#repository.owner}:${head}.`,
      );
    }
    const now = new Date();
    const pull: PullRequest = {
      repository: this.#repository,
      number: this.#items.length + 1,
      author,
      headBranch: head,
      baseBranch: base,
      title,
      body,
      draft,
      state: 'open',
      labels: [],
      assignees: [],
      requestedReviewers: [],
      requestedTeams: [],
      createdAt: now,
      updatedAt: now,
    };
    this.#items.push(pull);
    return pull;
  }

  /** The commits that the diff is between: where the head left the base, and the head. */
  async commits(pull: PullRequest): Promise<PullRequestCommits> {
    if (pull.frozen) {
      return pull.frozen;
    }
    const heads = await this.#heads(pull.baseBranch, pull.headBranch);
    return (await this.#fromCommonBase(heads.base, heads.head)) ?? heads;
  }

  async close(pull: PullRequest): Promise<void> {
    pull.frozen = await this.commits(pull);
    this.#end(pull);
  }

  async reopen(pull: PullRequest): Promise<void> {
    await this.#heads(pull.baseBranch, pull.headBranch);
    if (pull.merge) {
      throw invalid('A merged pull request cannot be reopened');
    }
    pull.frozen = undefined;
    pull.closedAt = undefined;
    pull.state = 'open';
    pull.updatedAt = new Date();
  }

  /** One at a time: of two clicks on the same button only the first may find the request open. */
  merge(pull: PullRequest, options: MergeRequest): Promise<string> {
    const merge = this.#lastMerge.then(() => this.#mergeNow(pull, options));
    this.#lastMerge = merge.then(
      () => undefined,
      () => undefined,
    );
    return merge;
  }

  /** What GitHub does after a push: merged by hand → merged; one of the branches gone → closed. */
  async branchMoved(branch: string, before: string | undefined): Promise<void> {
    const after = await this.#repository.branchHead(branch);
    for (const pull of this.#items.filter(({ state }) => state === 'open')) {
      const { headBranch, baseBranch } = pull;
      if (headBranch !== branch && baseBranch !== branch) {
        continue;
      }
      const position = async (name: string) =>
        name === branch ? before : this.#repository.branchHead(name);
      const base = await position(baseBranch);
      const head = await position(headBranch);
      pull.updatedAt = new Date();
      if (after === undefined) {
        pull.frozen = await this.#fromCommonBase(base, head);
        this.#end(pull);
      } else if (
        baseBranch === branch &&
        head &&
        (await isAncestor(this.#repository, head, after))
      ) {
        pull.merge = { commit: after, by: 'push', at: new Date() };
        pull.frozen = await this.#fromCommonBase(base, head);
        this.#end(pull);
      }
    }
  }

  async #mergeNow(pull: PullRequest, options: MergeRequest): Promise<string> {
    if (pull.state !== 'open') {
      throw new PullRequestRefusal(
        'not-mergeable',
        'Pull Request is not mergeable',
      );
    }
    const commits = await this.commits(pull);
    const commit = await mergePullRequest(pull, { ...options, commits });
    pull.merge = { commit, by: options.by, at: new Date() };
    pull.frozen = commits;
    this.#end(pull);
    return commit;
  }

  async #heads(base: string, head: string): Promise<PullRequestCommits> {
    const commits: Record<string, string> = {};
    for (const [field, branch] of Object.entries({ base, head })) {
      const commit = isBranchName(branch)
        ? await this.#repository.branchHead(branch)
        : undefined;
      if (!commit) {
        throw invalid(`The ${field} branch '${branch}' does not exist`);
      }
      commits[field] = commit;
    }
    return { base: commits.base, head: commits.head };
  }

  async #fromCommonBase(
    base: string | undefined,
    head: string | undefined,
  ): Promise<PullRequestCommits | undefined> {
    if (!base || !head) {
      return undefined;
    }
    const common = await mergeBase(this.#repository, base, head);
    return { base: common ?? base, head };
  }

  #end(pull: PullRequest): void {
    pull.state = 'closed';
    pull.closedAt = new Date();
    pull.updatedAt = pull.closedAt;
  }
}

function invalid(message: string): PullRequestRefusal {
  return new PullRequestRefusal('invalid', message);
}
