import { Router } from 'express';
import type { HostedRepository } from '../GitHost';
import { writeBlob, writeTree } from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { fieldsOf, list, optionalText, requiredText } from './fields';
import { requireBlob, requireTree } from './requireObject';
import { readTreeChanges } from './treeChanges';

const base = '/repos/:owner/:name/git';

/** `/git/blobs` and `/git/trees`: what a client builds a commit from. */
export function objectRoutes(context: ApiContext): Router {
  const router = Router();
  const url = ({ repository }: HostedRepository) =>
    `${context.apiUrl}/repos/${repository.fullName}/git`;

  router.get(
    `${base}/blobs/:sha`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { sha } = request.params;
      await requireBlob(hosted, sha);
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

  return router;
}
