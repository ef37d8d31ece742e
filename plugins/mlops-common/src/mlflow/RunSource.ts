import { withoutCredentials } from './withoutCredentials';

/** What wrote a run, as its tags say. @public */
export interface MlflowRunSource {
  readonly name?: string;
  /** As in NOTEBOOK, JOB, PROJECT, LOCAL. */
  readonly type?: string;
  readonly commit?: string;
  readonly branch?: string;
  /** Without credentials. */
  readonly repoUrl?: string;
  /** Whether files differed from the commit. */
  readonly dirty?: boolean;
  /** The page of the commit. */
  readonly link?: string;
}

/** What kinds of Git hosts there are, by how the page of a commit is found. @public */
export type GitHostType =
  | 'github'
  | 'gitlab'
  | 'bitbucketCloud'
  | 'bitbucketServer'
  | 'gitea'
  | 'azure';

/** Git hosts by name, as in "github.com". @public */
export type GitHosts = ReadonlyMap<string, GitHostType>;

const TAG = 'mlflow.source.';

/** What the tags of a run say about its source; `undefined` when that is nothing. @public */
export function runSourceOf(
  tags: ReadonlyMap<string, string>,
  hosts: GitHosts,
): MlflowRunSource | undefined {
  const tag = (name: string) => tags.get(`${TAG}${name}`)?.trim() || undefined;
  const commit = tag('git.commit');
  const written = tag('git.repoURL');
  const name = tag('name');
  const type = tag('type');
  if (!commit && !written && !name && !type) {
    return undefined;
  }
  const dirty = tag('git.dirty')?.toLowerCase();
  return {
    name: name && withoutCredentials(name),
    type,
    commit,
    branch: tag('git.branch'),
    repoUrl: written && shownRepository(written),
    dirty: dirty === 'true' || dirty === 'false' ? dirty === 'true' : undefined,
    link: commit && written && commitLink(written, commit, hosts),
  };
}

/** `git@host:owner/repo.git`, as Git's own shorthand for SSH. */
const SHORTHAND =
  /^(?:[^@\s/]+@(?<host>[\w.-]+)|(?<domain>[\w-]+\.[\w.-]+)):(?!\/)(?<path>[^\s?#]+)$/;

function repositoryUrl(written: string): URL | undefined {
  const short = SHORTHAND.exec(written)?.groups;
  try {
    return short
      ? new URL(`ssh://${short.host ?? short.domain}/${short.path}`)
      : new URL(written);
  } catch {
    return undefined;
  }
}

function shownRepository(written: string): string {
  const url = repositoryUrl(written);
  if (!url || !/^(?:https?|ssh|git):$/.test(url.protocol)) {
    return withoutCredentials(written);
  }
  return `${url.protocol}//${url.host}${url.pathname}`;
}

const PAGE_OF_COMMIT: Readonly<Record<GitHostType, string>> = {
  github: '/commit/',
  gitlab: '/-/commit/',
  bitbucketCloud: '/commits/',
  bitbucketServer: '/commits/',
  gitea: '/commit/',
  azure: '/commit/',
};

/** Only for hosts that the portal knows: anybody can write a tag. */
function commitLink(
  written: string,
  commit: string,
  hosts: GitHosts,
): string | undefined {
  const url = repositoryUrl(written);
  const type = url && hosts.get(url.host);
  if (!url || !type || !/^[0-9a-f]{7,64}$/i.test(commit)) {
    return undefined;
  }
  if (!/^(?:https|ssh):$/.test(url.protocol)) {
    return undefined;
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return path.split('/').some(part => part === '..')
    ? undefined
    : `https://${url.host}${path}${PAGE_OF_COMMIT[type]}${commit}`;
}
