import type { HostedRepository } from '../GitHost';
import { markup, type Markup } from './markup';

/** A form with a file of the default branch, to change it by pull request. */
export function editPage(
  { repository }: HostedRepository,
  options: {
    path: string;
    content: string;
    formToken: string;
    refusal?: string;
  },
): Markup {
  const { path, content, formToken, refusal } = options;
  const { fullName, defaultBranch } = repository;
  return markup`
    <p class="muted"><a href="/${fullName}">${fullName}</a></p>
    <h1>Edit ${path}</h1>
    <p class="meta">
      A pull request against <code>${defaultBranch}</code> is opened with the
      change.
    </p>
    ${
      refusal === undefined
        ? undefined
        : markup`<p class="notice" role="alert">${refusal}</p>`
    }
    <form class="wide" method="post">
      <input type="hidden" name="token" value="${formToken}" />
      <textarea
        name="content"
        rows="40"
        spellcheck="false"
        aria-label="Content of ${path}"
      >${'\n'}${content}</textarea>
      <button class="primary" type="submit">Propose change</button>
    </form>
  `;
}
