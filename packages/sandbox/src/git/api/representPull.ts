import {
  isMergeable,
  type PullRequest,
  type PullRequestCommits,
} from '../pulls';
import { changedFiles, listCommits } from '../repository';
import type { ApiContext } from './context';
import { numericId, repositoryBody, timestamp, user } from './represent';

export function labelBody(name: string) {
  return {
    id: numericId(name),
    name,
    color: 'ededed',
    default: false,
    description: null,
  };
}

export function pullBody(
  context: ApiContext,
  pull: PullRequest,
  commits: PullRequestCommits,
) {
  const { repository, number } = pull;
  const { owner, fullName } = repository;
  const url = `${context.apiUrl}/repos/${fullName}/pulls/${number}`;
  const htmlUrl = `${context.url}/${fullName}/pull/${number}`;
  const side = (ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: user(context, owner),
    repo: repositoryBody(context, repository, undefined),
  });
  return {
    id: numericId(htmlUrl),
    node_id: `PR_${numericId(htmlUrl)}`,
    number,
    state: pull.state,
    locked: false,
    draft: pull.draft,
    title: pull.title,
    body: pull.body === '' ? null : pull.body,
    user: user(context, pull.author),
    url,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    issue_url: `${context.apiUrl}/repos/${fullName}/issues/${number}`,
    commits_url: `${url}/commits`,
    head: side(pull.headBranch, commits.head),
    base: side(pull.baseBranch, commits.base),
    labels: pull.labels.map(labelBody),
    assignees: pull.assignees.map(login => user(context, login)),
    requested_reviewers: pull.requestedReviewers.map(login =>
      user(context, login),
    ),
    requested_teams: pull.requestedTeams.map(slug => ({ name: slug, slug })),
    created_at: timestamp(pull.createdAt),
    updated_at: timestamp(pull.updatedAt),
    closed_at: pull.closedAt ? timestamp(pull.closedAt) : null,
    merged_at: pull.merge ? timestamp(pull.merge.at) : null,
    merge_commit_sha: pull.merge?.commit ?? null,
  };
}

/** A single pull request also says whether it can be merged and how big it is. */
export async function pullDetailBody(
  context: ApiContext,
  pull: PullRequest,
  commits: PullRequestCommits,
) {
  const { repository } = pull;
  const files = await changedFiles(repository, commits.base, commits.head);
  const history = await listCommits(repository, {
    from: commits.head,
    notIn: commits.base,
    limit: 250,
  });
  const mergeable =
    pull.state === 'open' ? await isMergeable(pull, commits) : null;
  return {
    ...pullBody(context, pull, commits),
    merged: pull.merge !== undefined,
    merged_by: pull.merge ? user(context, pull.merge.by) : null,
    mergeable,
    mergeable_state: mergeableState(mergeable),
    commits: history.length,
    changed_files: files.length,
    additions: sum(files.map(({ additions }) => additions)),
    deletions: sum(files.map(({ deletions }) => deletions)),
  };
}

function mergeableState(mergeable: boolean | null): string {
  if (mergeable === null) {
    return 'unknown';
  }
  return mergeable ? 'clean' : 'dirty';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
