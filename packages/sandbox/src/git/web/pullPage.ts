import type { HostedRepository } from '../GitHost';
import { isMergeable, type PullRequest } from '../pulls';
import { changedFiles, type ChangedFile } from '../repository';
import { markup, type Markup } from './markup';

export async function pullPage(
  hosted: HostedRepository,
  pull: PullRequest,
  options: { formToken: string; refusal?: string },
): Promise<Markup> {
  const { repository, pulls } = hosted;
  const commits = await pulls.commits(pull);
  const files = await changedFiles(repository, commits.base, commits.head);
  const mergeable = pull.state === 'open' && (await isMergeable(pull, commits));
  const badge = stateOf(pull);
  return markup`
    <p class="muted">
      <a href="/${repository.fullName}">${repository.fullName}</a>
    </p>
    <h1>${pull.title} <span>#${pull.number}</span></h1>
    <p class="meta">
      <span class="badge ${badge.toLowerCase()}">${badge}</span> ${pull.author}
      wants to merge <code>${pull.headBranch}</code> →
      <code>${pull.baseBranch}</code>
    </p>
    ${
      options.refusal === undefined
        ? undefined
        : markup`<p class="notice" role="alert">${options.refusal}</p>`
    }
    <section class="panel">
      ${
        pull.body === ''
          ? markup`<div class="body muted">No description.</div>`
          : markup`<div class="body">${pull.body}</div>`
      }
    </section>
    ${actions(pull, { mergeable, files, formToken: options.formToken })}
    <h2>Files changed (${files.length})</h2>
    ${files.map(fileDiff)}
  `;
}

export function stateOf(pull: PullRequest): 'Open' | 'Merged' | 'Closed' {
  if (pull.state === 'open') {
    return 'Open';
  }
  return pull.merge ? 'Merged' : 'Closed';
}

function actions(
  pull: PullRequest,
  options: {
    mergeable: boolean;
    files: readonly ChangedFile[];
    formToken: string;
  },
): Markup {
  if (pull.merge) {
    const commit = pull.merge.commit.slice(0, 7);
    return markup`<p class="notice" role="status">
      Merged into <code>${pull.baseBranch}</code> as <code>${commit}</code>.
      ${whatHappensNext(options.files)}
    </p>`;
  }
  if (pull.state === 'closed') {
    return markup`<p class="notice" role="status">
      Closed without merging. Nothing was changed on
      <code>${pull.baseBranch}</code>.
    </p>`;
  }
  const form = (action: string, label: string, kind: string) => markup`<form
    method="post"
    action="/${pull.repository.fullName}/pull/${pull.number}/${action}"
  >
    <input type="hidden" name="token" value="${options.formToken}" />
    <button class="${kind}" type="submit">${label}</button>
  </form>`;
  return markup`<div>
    ${
      options.mergeable
        ? form('merge', 'Merge pull request', 'primary')
        : markup`<p class="notice">
          This branch has conflicts with <code>${pull.baseBranch}</code> and
          cannot be merged. Close it and start again, or push a branch that
          holds the newest <code>${pull.baseBranch}</code>.
        </p>`
    }
    ${form('close', 'Close', '')}
  </div>`;
}

function whatHappensNext(files: readonly ChangedFile[]): string {
  return files.some(({ path }) => path.startsWith('tenants/'))
    ? 'The GitOps loop applies this within seconds.'
    : 'Whoever reads this branch sees the change with the next refresh.';
}

function fileDiff(file: ChangedFile): Markup {
  const { path, status, additions, deletions, patch } = file;
  return markup`<section class="panel">
    <h3>${path} <small>${status}, +${additions} −${deletions}</small></h3>
    ${
      patch === undefined
        ? markup`<p class="body muted">No text to show.</p>`
        : markup`<pre tabindex="0" role="region" aria-label="Changes of ${path}">${patch
            .split('\n')
            .map(
              line => markup`<span class="${lineClass(line)}">${line}</span>`,
            )}</pre>`
    }
  </section>`;
}

function lineClass(line: string): string {
  const classes: Readonly<Record<string, string>> = {
    '+': 'added',
    '-': 'removed',
    '@': 'hunk',
  };
  return classes[line.charAt(0)] ?? '';
}
