export type { GitopsProblem } from './readManifests';
export {
  startGitopsLoop,
  type GitopsLoop,
  type GitopsLoopOptions,
} from './startGitopsLoop';
