import type { GitAccount } from '../GitHost';
import type { ChangedFile, Commit, GitRepository } from '../repository';
import type { ApiContext } from './context';

export function user(context: ApiContext, login: string) {
  return {
    login,
    id: numericId(login),
    node_id: `U_${login}`,
    type: 'User',
    site_admin: false,
    html_url: `${context.url}/${login}`,
    url: `${context.apiUrl}/users/${login}`,
  };
}

export function repositoryBody(
  context: ApiContext,
  repository: GitRepository,
  account: GitAccount | undefined,
) {
  const { owner, name, fullName, defaultBranch, createdAt } = repository;
  const url = `${context.apiUrl}/repos/${fullName}`;
  const htmlUrl = `${context.url}/${fullName}`;
  return {
    id: numericId(fullName),
    node_id: `R_${numericId(fullName)}`,
    name,
    full_name: fullName,
    owner: { ...user(context, owner), type: 'Organization' },
    private: false,
    visibility: 'public',
    fork: false,
    archived: false,
    disabled: false,
    description: null,
    default_branch: defaultBranch,
    created_at: timestamp(createdAt),
    url,
    html_url: htmlUrl,
    clone_url: `${htmlUrl}.git`,
    archive_url: `${url}/{archive_format}{/ref}`,
    trees_url: `${url}/git/trees{/sha}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    commits_url: `${url}/commits{/sha}`,
    contents_url: `${url}/contents/{+path}`,
    branches_url: `${url}/branches{/branch}`,
    pulls_url: `${url}/pulls{/number}`,
    ...(account && {
      permissions: {
        admin: false,
        maintain: false,
        push: account.push,
        triage: account.push,
        pull: true,
      },
    }),
  };
}

export function gitCommitBody(
  context: ApiContext,
  repository: GitRepository,
  commit: Commit,
) {
  const url = `${context.apiUrl}/repos/${repository.fullName}/git`;
  return {
    sha: commit.sha,
    url: `${url}/commits/${commit.sha}`,
    html_url: `${context.url}/${repository.fullName}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    parents: commit.parents.map(sha => ({ sha, url: `${url}/commits/${sha}` })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
    },
  };
}

/** The same commit as `/commits` shows it: what git knows is one level deeper. */
export function commitBody(
  context: ApiContext,
  repository: GitRepository,
  commit: Commit,
) {
  const { sha, parents, html_url, ...rest } = gitCommitBody(
    context,
    repository,
    commit,
  );
  const url = `${context.apiUrl}/repos/${repository.fullName}/commits`;
  return {
    sha,
    url: `${url}/${sha}`,
    html_url,
    commit: rest,
    author: null,
    committer: null,
    parents: parents.map(parent => ({
      sha: parent.sha,
      url: `${url}/${parent.sha}`,
    })),
  };
}

export function changedFileBody(
  context: ApiContext,
  repository: GitRepository,
  head: string,
  file: ChangedFile,
) {
  const path = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${context.url}/${repository.fullName}/blob/${head}/${path}`,
    raw_url: `${context.url}/${repository.fullName}/raw/${head}/${path}`,
    contents_url: `${context.apiUrl}/repos/${repository.fullName}/contents/${path}?ref=${head}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
  };
}

export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** GitHub writes times without fractions of a second. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Clients only need the number to stay the same. */
export function numericId(text: string): number {
  let id = 7;
  for (const character of text) {
    id = (id * 31 + character.charCodeAt(0)) % 2147483647;
  }
  return id;
}
