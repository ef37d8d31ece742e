import type { GitRepository } from '../repository';

export interface PullRequest {
  readonly repository: GitRepository;
  readonly number: number;
  readonly author: string;
  readonly headBranch: string;
  readonly createdAt: Date;
  title: string;
  body: string;
  baseBranch: string;
  draft: boolean;
  state: 'open' | 'closed';
  labels: string[];
  assignees: string[];
  requestedReviewers: string[];
  requestedTeams: string[];
  updatedAt: Date;
  closedAt?: Date;
  merge?: { readonly commit: string; readonly by: string; readonly at: Date };
  /** Where the two branches stood when the request was closed: later pushes no longer change it. */
  frozen?: PullRequestCommits;
}

export interface PullRequestCommits {
  readonly base: string;
  readonly head: string;
}

export type MergeMethod = 'merge' | 'squash';

/** Why a pull request cannot be created or merged, in words for the person who asked. */
export class PullRequestRefusal extends Error {
  readonly reason: 'invalid' | 'not-mergeable' | 'head-modified';

  constructor(reason: PullRequestRefusal['reason'], message: string) {
    super(message);
    this.name = 'PullRequestRefusal';
    this.reason = reason;
  }
}
