import { Router } from 'express';
import { createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import type { HostedRepository } from '../GitHost';
import { isFilePath, listCommits, readCommit } from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { linkNext, pageOf, sendPage } from './paging';
import { commitBody, repositoryBody, user } from './represent';

/** What the URL reader and the clients read: repository, commits, branches, status, archive. */
export function repositoryRoutes(context: ApiContext): Router {
  const router = Router({ mergeParams: true });
  const base = '/repos/:owner/:name';

  router.get(
    '/user',
    handler(async (request, response) => {
      response.json(user(context, context.signedIn(request).login));
    }),
  );

  router.get(
    base,
    handler(async (request, response) => {
      const { repository } = context.repository(request);
      const account = context.account(request);
      response.json(repositoryBody(context, repository, account));
    }),
  );

  router.get(
    `${base}/commits`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { path, sha } = request.query;
      if (path !== undefined && !isFilePath(path)) {
        throw ApiError.notFound();
      }
      const { size, number } = pageOf(request);
      const commits = await listCommits(hosted.repository, {
        from: await context.commit(hosted, sha),
        path,
        limit: size + 1,
        skip: (number - 1) * size,
      });
      linkNext(request, response, commits.length > size);
      response.json(
        commits
          .slice(0, size)
          .map(commit => commitBody(context, hosted.repository, commit)),
      );
    }),
  );

  router.get(
    `${base}/commits/:ref(*)/status`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const account = context.account(request);
      response.json({
        sha: await context.commit(hosted, request.params.ref),
        state: 'pending',
        total_count: 0,
        statuses: [],
        repository: repositoryBody(context, hosted.repository, account),
      });
    }),
  );

  router.get(
    `${base}/commits/:ref(*)`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const sha = await context.commit(hosted, request.params.ref);
      const commit = await readCommit(hosted.repository, sha);
      if (!commit) {
        throw ApiError.notFound();
      }
      response.json(commitBody(context, hosted.repository, commit));
    }),
  );

  router.get(
    `${base}/branches`,
    handler(async (request, response) => {
      const { repository } = context.repository(request);
      const branches = await repository.branches();
      sendPage(
        request,
        response,
        branches.map(({ name, commit }) => ({
          name,
          commit: { sha: commit },
          protected: false,
        })),
      );
    }),
  );

  router.get(
    `${base}/branches/:branch(*)`,
    handler(async (request, response) => {
      const { repository } = context.repository(request);
      const name = request.params.branch;
      const sha = await repository.branchHead(name);
      const commit = sha ? await readCommit(repository, sha) : undefined;
      if (!commit) {
        throw new ApiError(404, 'Branch not found');
      }
      response.json({
        name,
        commit: commitBody(context, repository, commit),
        protected: false,
      });
    }),
  );

  for (const format of ['tarball', 'tarball/:ref(*)']) {
    router.get(
      `${base}/${format}`,
      handler(async (request, response) => {
        const hosted = context.repository(request);
        const commit = await context.commit(hosted, request.params.ref);
        response.type('application/x-gzip');
        await pipeline(archive(hosted, commit), createGzip(), response);
      }),
    );
  }
  return router;
}

/** `--format=tar.gz` would call a gzip program in older versions of git. */
function archive({ repository }: HostedRepository, commit: string) {
  const { owner, name } = repository;
  const folder = `${owner}-${name}-${commit.slice(0, 7)}/`;
  const child = repository.spawn([
    'archive',
    '--format=tar',
    `--prefix=${folder}`,
    commit,
  ]);
  child.stderr.resume();
  return child.stdout;
}
