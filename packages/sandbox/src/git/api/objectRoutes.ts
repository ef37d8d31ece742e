import { Router } from 'express';
import type { HostedRepository } from '../GitHost';
import {
  isIdentityText,
  isSha,
  readCommit,
  writeBlob,
  writeCommit,
  writeTree,
  type Identity,
} from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { fieldsOf, list, optionalText, requiredText } from './fields';
import { gitCommitBody } from './represent';
import { readTreeChanges } from './treeChanges';

const base = '/repos/:owner/:name/git';

/** `/git/blobs`, `/git/trees` and `/git/commits`: what a client builds a commit from. */
export function objectRoutes(context: ApiContext): Router {
  const router = Router();
  const url = ({ repository }: HostedRepository) =>
    `${context.apiUrl}/repos/${repository.fullName}/git`;

  router.get(
    `${base}/blobs/:sha`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { sha } = request.params;
      await requireObject(hosted, sha, 'blob');
      const content = await hosted.repository.readBlob(sha);
      response.json({
        sha,
        size: content.length,
        url: `${url(hosted)}/blobs/${sha}`,
        encoding: 'base64',
        content: content.toString('base64'),
      });
    }),
  );

  router.post(
    `${base}/blobs`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const fields = fieldsOf(request.body);
      const encoding = optionalText(fields, 'encoding') ?? 'utf-8';
      if (encoding !== 'utf-8' && encoding !== 'base64') {
        throw ApiError.invalid(`'${encoding}' is not a valid encoding`);
      }
      const content = Buffer.from(
        requiredText(fields, 'content'),
        encoding === 'base64' ? 'base64' : 'utf8',
      );
      const sha = await writeBlob(hosted.repository, content);
      response.status(201).json({ sha, url: `${url(hosted)}/blobs/${sha}` });
    }),
  );

  const sendTree = async (
    hosted: HostedRepository,
    tree: string,
    all: boolean,
  ) => {
    const entries = await hosted.repository.listTree(tree, {
      recursive: all,
      folders: all,
    });
    return {
      sha: tree,
      url: `${url(hosted)}/trees/${tree}`,
      truncated: false,
      tree: entries.map(({ path, mode, type, sha, size }) => ({
        path,
        mode,
        type,
        sha,
        ...(size === undefined ? {} : { size }),
        url: `${url(hosted)}/${type}s/${sha}`,
      })),
    };
  };

  router.get(
    `${base}/trees/:sha(*)`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { sha } = request.params;
      const isTree = (await hosted.repository.objectType(sha)) === 'tree';
      const tree = isTree ? sha : await context.commit(hosted, sha);
      // Any value switches it on, as on GitHub.
      const all = request.query.recursive !== undefined;
      response.json({ ...(await sendTree(hosted, tree, all)), sha });
    }),
  );

  router.post(
    `${base}/trees`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const fields = fieldsOf(request.body);
      const baseTree = optionalText(fields, 'base_tree');
      if (baseTree !== undefined) {
        await requireTree(hosted, baseTree);
      }
      const changes = await readTreeChanges(hosted.repository, {
        baseTree,
        entries: list(fields, 'tree'),
      });
      const tree = await writeTree(hosted.repository, { baseTree, changes });
      response.status(201).json(await sendTree(hosted, tree, false));
    }),
  );

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
      const parents: string[] = [];
      for (const parent of list(fields, 'parents')) {
        if (!isSha(parent)) {
          throw ApiError.invalid(
            'Parent SHA does not exist or is not a commit',
          );
        }
        await requireObject(hosted, parent, 'commit', 422);
        parents.push(parent);
      }
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

async function requireTree(
  { repository }: HostedRepository,
  sha: string,
): Promise<void> {
  const type = await repository.objectType(sha);
  if (type !== 'tree' && type !== 'commit') {
    throw ApiError.invalid('Tree SHA does not exist or is not a tree object');
  }
}

async function requireObject(
  { repository }: HostedRepository,
  sha: string,
  type: 'blob' | 'commit',
  status: 404 | 422 = 404,
): Promise<void> {
  if ((await repository.objectType(sha)) !== type) {
    throw status === 404
      ? ApiError.notFound()
      : ApiError.invalid('Parent SHA does not exist or is not a commit');
  }
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
