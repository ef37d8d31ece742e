export { isMergeable } from './mergePullRequest';
export {
  PullRequestRefusal,
  type MergeMethod,
  type PullRequest,
  type PullRequestCommits,
} from './PullRequest';
export { PullRequests } from './PullRequests';
