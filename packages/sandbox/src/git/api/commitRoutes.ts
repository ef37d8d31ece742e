import { Router } from 'express';
import {
  isIdentityText,
  readCommit,
  writeCommit,
  type Identity,
} from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { fieldsOf, list, optionalText, requiredText } from './fields';
import { gitCommitBody } from './represent';
import { requireParents, requireTree } from './requireObject';

const base = '/repos/:owner/:name/git';

/** `/git/commits`. */
export function commitRoutes(context: ApiContext): Router {
  const router = Router();

  router.get(
    `${base}/commits/:sha`,
    handler(async (request, response) => {
      const { repository } = context.repository(request);
      const commit = await readCommit(repository, request.params.sha);
      if (!commit) {
        throw ApiError.notFound();
      }
      response.json(gitCommitBody(context, repository, commit));
    }),
  );

  router.post(
    `${base}/commits`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const { login } = context.signedIn(request);
      const fields = fieldsOf(request.body);
      const tree = requiredText(fields, 'tree');
      await requireTree(hosted, tree);
      const parents = await requireParents(hosted, list(fields, 'parents'));
      const author = identity(fields.author) ?? {
        name: login,
        email: `${login}@example.com`,
      };
      const sha = await writeCommit(hosted.repository, {
        tree,
        parents,
        message: requiredText(fields, 'message'),
        author,
        committer: identity(fields.committer) ?? author,
      });
      const commit = await readCommit(hosted.repository, sha);
      if (!commit) {
        throw ApiError.notFound();
      }
      response
        .status(201)
        .json(gitCommitBody(context, hosted.repository, commit));
    }),
  );
  return router;
}

function identity(value: unknown): Identity | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const fields = fieldsOf(value);
  const { name, email } = fields;
  const date = optionalText(fields, 'date');
  const time = date === undefined ? new Date() : new Date(date);
  if (
    !isIdentityText(name) ||
    !isIdentityText(email) ||
    Number.isNaN(time.getTime())
  ) {
    throw ApiError.invalid(
      'Invalid request.\n\nAn author needs a name, an email and a valid date.',
    );
  }
  return { name, email, date: time.toISOString() };
}
