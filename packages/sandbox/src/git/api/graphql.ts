import type { RequestHandler } from 'express';
import { handler, type ApiContext } from './context';
import { fieldsOf, type Fields } from './fields';
import { numericId } from './represent';

/**
 * The two queries that Backstage's GitHub integration and the pull request client send. Others get GraphQL's own kind of error
 * instead of an empty answer.
 */
export function graphql(context: ApiContext): RequestHandler {
  return handler(async (request, response) => {
    const { login } = context.signedIn(request);
    const fields = fieldsOf(request.body);
    const query = typeof fields.query === 'string' ? fields.query : '';
    if (/\bassociatedPullRequests\b/.test(query)) {
      const variables = fieldsOf(fields.variables ?? {});
      response.json(await branchPullRequest(context, variables));
    } else if (/^[^(]*\bviewer\b/.test(query)) {
      response.json({ data: { viewer: { login } } });
    } else {
      response.json({
        errors: [{ message: 'This query is not answered by this Git host.' }],
      });
    }
  });
}

async function branchPullRequest(
  context: ApiContext,
  { owner, repo, head }: Fields,
): Promise<object> {
  const hosted = context.host.find(String(owner), String(repo));
  if (!hosted) {
    const message = `Could not resolve to a Repository with the name '${owner}/${repo}'.`;
    return {
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'], message }],
    };
  }
  const branch = String(head).replace(/^refs\/heads\//, '');
  if (!(await hosted.repository.branchHead(branch))) {
    return { data: { repository: { ref: null } } };
  }
  const pull = hosted.pulls.openFor(branch);
  const url = `${context.url}/${hosted.repository.fullName}/pull/${pull?.number}`;
  const edges = pull
    ? [{ node: { id: `PR_${numericId(url)}`, number: pull.number, url } }]
    : [];
  return {
    data: { repository: { ref: { associatedPullRequests: { edges } } } },
  };
}
