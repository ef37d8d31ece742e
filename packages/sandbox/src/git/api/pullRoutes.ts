import { Router } from 'express';
import { changedFiles, listCommits, unifiedDiff } from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { fieldsOf, optionalFlag, optionalText, requiredText } from './fields';
import { sendPage } from './paging';
import { changedFileBody, commitBody } from './represent';
import { pullBody, pullDetailBody } from './representPull';

const base = '/repos/:owner/:name/pulls';
const diffMediaType = /application\/vnd\.github(\.v3)?\.diff/;

export function pullRoutes(context: ApiContext): Router {
  const router = Router();

  router.get(
    base,
    handler(async (request, response) => {
      const { pulls, repository } = context.repository(request);
      const { state = 'open', head, base: baseBranch } = request.query;
      const wanted = pulls
        .list()
        .filter(
          pull =>
            (state === 'all' || pull.state === state) &&
            (head === undefined ||
              head === `${repository.owner}:${pull.headBranch}`) &&
            (baseBranch === undefined || baseBranch === pull.baseBranch),
        );
      const bodies = wanted.map(async pull =>
        pullBody(context, pull, await pulls.commits(pull)),
      );
      sendPage(request, response, await Promise.all(bodies));
    }),
  );

  router.post(
    base,
    handler(async (request, response) => {
      const { pulls, repository } = context.writable(request);
      const fields = fieldsOf(request.body);
      const pull = await pulls.open({
        title: title(requiredText(fields, 'title')),
        body: optionalText(fields, 'body') ?? '',
        head: ownBranch(requiredText(fields, 'head'), repository.owner),
        base: requiredText(fields, 'base'),
        draft: optionalFlag(fields, 'draft'),
        author: context.signedIn(request).login,
      });
      const commits = await pulls.commits(pull);
      response.status(201).json(await pullDetailBody(context, pull, commits));
    }),
  );

  router.get(
    `${base}/:number`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const pull = context.pull(request, hosted);
      const commits = await hosted.pulls.commits(pull);
      if (diffMediaType.test(request.headers.accept ?? '')) {
        const { base: from, head } = commits;
        response
          .type('text/plain')
          .send(await unifiedDiff(hosted.repository, from, head));
        return;
      }
      response.json(await pullDetailBody(context, pull, commits));
    }),
  );

  router.patch(
    `${base}/:number`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const pull = context.pull(request, hosted);
      const fields = fieldsOf(request.body);
      const state = optionalText(fields, 'state');
      if (state === 'closed' && pull.state === 'open') {
        await hosted.pulls.close(pull);
      } else if (state === 'open' && pull.state === 'closed') {
        await hosted.pulls.reopen(pull);
      }
      pull.title = title(optionalText(fields, 'title') ?? pull.title);
      pull.body = optionalText(fields, 'body') ?? pull.body;
      pull.updatedAt = new Date();
      const commits = await hosted.pulls.commits(pull);
      response.json(await pullDetailBody(context, pull, commits));
    }),
  );

  router.get(
    `${base}/:number/files`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { repository, pulls } = hosted;
      const commits = await pulls.commits(context.pull(request, hosted));
      const files = await changedFiles(repository, commits.base, commits.head);
      sendPage(
        request,
        response,
        files.map(file =>
          changedFileBody(context, repository, commits.head, file),
        ),
      );
    }),
  );

  router.get(
    `${base}/:number/commits`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { repository, pulls } = hosted;
      const { base: from, head } = await pulls.commits(
        context.pull(request, hosted),
      );
      const commits = await listCommits(repository, {
        from: head,
        notIn: from,
        limit: 250,
      });
      sendPage(
        request,
        response,
        commits
          .reverse()
          .map(commit => commitBody(context, repository, commit)),
      );
    }),
  );

  router.get(
    `${base}/:number/merge`,
    handler(async (request, response) => {
      const pull = context.pull(request, context.repository(request));
      if (!pull.merge) {
        throw ApiError.notFound();
      }
      response.status(204).end();
    }),
  );

  router.put(
    `${base}/:number/merge`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const pull = context.pull(request, hosted);
      const fields = fieldsOf(request.body ?? {});
      const method = optionalText(fields, 'merge_method') ?? 'merge';
      if (method !== 'merge' && method !== 'squash') {
        throw new ApiError(
          405,
          `The merge method '${method}' is not allowed on this repository.`,
        );
      }
      const sha = await context.host.whileWatching(hosted, () =>
        hosted.pulls.merge(pull, {
          method,
          by: context.signedIn(request).login,
          expectedHead: optionalText(fields, 'sha'),
          title: optionalText(fields, 'commit_title'),
          message: optionalText(fields, 'commit_message'),
        }),
      );
      response.json({
        sha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    }),
  );
  return router;
}

function title(text: string): string {
  if (text.trim() === '') {
    throw ApiError.validation({
      resource: 'Issue',
      code: 'missing_field',
      field: 'title',
    });
  }
  return text;
}

/** `owner:branch` or `branch`; there are no forks here. */
function ownBranch(head: string, owner: string): string {
  const [first, ...rest] = head.split(':');
  if (rest.length === 0) {
    return first;
  }
  if (first.toLowerCase() !== owner.toLowerCase()) {
    throw ApiError.validation({
      resource: 'PullRequest',
      code: 'invalid',
      field: 'head',
    });
  }
  return rest.join(':');
}
