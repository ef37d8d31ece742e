export type { GitPushEvent, GitRepositorySeed } from './GitHost';
export {
  startGit,
  type GitBranchContent,
  type GitOptions,
  type RunningGit,
} from './startGit';
