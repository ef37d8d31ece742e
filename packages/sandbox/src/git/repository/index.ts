export { GitCommand, GitCommandError } from './GitCommand';
export { GitRepository, type Branch, type TreeEntry } from './GitRepository';
export {
  isBranchName,
  isFilePath,
  isIdentityText,
  isOwnerName,
  isRepositoryName,
  isSha,
} from './names';
export { changedFiles, unifiedDiff, type ChangedFile } from './compare';
export { listCommits, readCommit, type Commit } from './commits';
export { isAncestor, mergeBase, mergeTrees } from './mergeTrees';
export { readFiles } from './readFiles';
export { commitFiles } from './seedRepository';
export {
  writeBlob,
  writeCommit,
  writeTree,
  type Identity,
} from './writeObjects';
