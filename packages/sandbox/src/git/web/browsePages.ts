import type { GitHost, HostedRepository } from '../GitHost';
import type { PullRequest } from '../pulls';
import { markup, type Markup } from './markup';
import { stateOf } from './pullPage';

export function indexPage(host: GitHost): Markup {
  const hosted = host.list();
  const open = hosted.flatMap(({ pulls }) =>
    pulls.list().filter(({ state }) => state === 'open'),
  );
  return markup`
    <h1>Repositories</h1>
    <ul class="list">
      ${hosted.map(
        ({ repository: { fullName } }) =>
          markup`<li><a href="/${fullName}">${fullName}</a></li>`,
      )}
    </ul>
    <h2>Open pull requests</h2>
    ${pullList(open, 'No pull request is open.')}
  `;
}

export async function repositoryPage(
  { repository, pulls }: HostedRepository,
  url: string,
): Promise<Markup> {
  const { fullName, defaultBranch } = repository;
  const commit = await repository.branchHead(defaultBranch);
  const files = commit
    ? await repository.listTree(commit, { recursive: true })
    : [];
  return markup`
    <h1>${fullName}</h1>
    <p class="meta"><code>git clone ${url}/${fullName}.git</code></p>
    <h2>Pull requests</h2>
    ${pullList(pulls.list(), 'No pull request yet.')}
    <h2>Files on ${defaultBranch}</h2>
    <ul class="list">
      ${files.map(
        ({ path }) =>
          markup`<li>
            <a
              href="/${fullName}/blob/${defaultBranch}/${path
            .split('/')
            .map(encodeURIComponent)
            .join('/')}"
              >${path}</a
            >
          </li>`,
      )}
    </ul>
  `;
}

export function filePage(
  { repository }: HostedRepository,
  options: {
    path: string;
    revision: string;
    content: Buffer;
    rawUrl: string;
    editUrl?: string;
  },
): Markup {
  const { path, revision, content, rawUrl, editUrl } = options;
  return markup`
    <p class="muted">
      <a href="/${repository.fullName}">${repository.fullName}</a>
    </p>
    <h1>${path}</h1>
    <p class="meta">
      on <code>${revision}</code> · <a href="${rawUrl}">Raw</a>
      ${
        editUrl === undefined || content.includes(0)
          ? undefined
          : markup` · <a href="${editUrl}">Edit</a>`
      }
    </p>
    <section class="panel">
      ${
        content.includes(0)
          ? markup`<p class="body muted">
            A binary file of ${content.length} bytes.
          </p>`
          : markup`<pre
            class="file"
            tabindex="0"
            role="region"
            aria-label="Content of ${path}"
          >${'\n'}${content.toString('utf8')}</pre>`
      }
    </section>
  `;
}

function pullList(pulls: readonly PullRequest[], empty: string): Markup {
  if (pulls.length === 0) {
    return markup`<p class="muted">${empty}</p>`;
  }
  return markup`<ul class="list">
    ${pulls.map(pull => {
      const { fullName } = pull.repository;
      const state = stateOf(pull);
      return markup`<li>
        <span class="badge ${state.toLowerCase()}">${state}</span
        ><a href="/${fullName}/pull/${pull.number}">${pull.title}</a>
        <span class="muted">${fullName} #${pull.number} by ${pull.author}</span>
      </li>`;
    })}
  </ul>`;
}
