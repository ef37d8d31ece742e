import { Router, type Request } from 'express';
import type { PullRequest } from '../pulls';
import { handler, type ApiContext } from './context';
import { fieldsOf, textList } from './fields';
import { labelBody, pullBody } from './representPull';
import { user } from './represent';

const issue = '/repos/:owner/:name/issues/:number';
const reviewers = '/repos/:owner/:name/pulls/:number/requested_reviewers';

/** Labels, assignees and reviewers of a pull request. */
export function issueRoutes(context: ApiContext): Router {
  const router = Router();
  const writablePull = (request: Request): PullRequest =>
    context.pull(request, context.writable(request));
  const pullOf = (request: Request): PullRequest =>
    context.pull(request, context.repository(request));

  router.get(
    `${issue}/labels`,
    handler(async (request, response) => {
      response.json(pullOf(request).labels.map(labelBody));
    }),
  );

  router.post(
    `${issue}/labels`,
    handler(async (request, response) => {
      const pull = writablePull(request);
      // Both `{ labels: [...] }` and a bare array are allowed.
      const body: unknown = request.body;
      const labels = textList(
        Array.isArray(body) ? { labels: body } : fieldsOf(body),
        'labels',
      );
      pull.labels = union(pull.labels, labels);
      pull.updatedAt = new Date();
      response.json(pull.labels.map(labelBody));
    }),
  );

  router.post(
    `${issue}/assignees`,
    handler(async (request, response) => {
      const pull = writablePull(request);
      const assignees = textList(fieldsOf(request.body), 'assignees');
      pull.assignees = union(pull.assignees, assignees);
      pull.updatedAt = new Date();
      response.status(201).json({
        number: pull.number,
        assignees: pull.assignees.map(login => user(context, login)),
      });
    }),
  );

  router.get(
    reviewers,
    handler(async (request, response) => {
      const pull = pullOf(request);
      response.json({
        users: pull.requestedReviewers.map(login => user(context, login)),
        teams: pull.requestedTeams.map(slug => ({ name: slug, slug })),
      });
    }),
  );

  router.post(
    reviewers,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const pull = writablePull(request);
      const fields = fieldsOf(request.body);
      pull.requestedReviewers = union(
        pull.requestedReviewers,
        textList(fields, 'reviewers'),
      );
      pull.requestedTeams = union(
        pull.requestedTeams,
        textList(fields, 'team_reviewers'),
      );
      pull.updatedAt = new Date();
      const commits = await hosted.pulls.commits(pull);
      response.status(201).json(pullBody(context, pull, commits));
    }),
  );
  return router;
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}
