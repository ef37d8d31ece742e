import { Router } from 'express';
import type { HostedRepository } from '../GitHost';
import {
  GitCommandError,
  isAncestor,
  isBranchName,
  type GitRepository,
} from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { fieldsOf, optionalFlag, requiredText } from './fields';

const base = '/repos/:owner/:name/git';

/** `/git/refs`, branches only. A ref may arrive as `heads/a/b` or as `heads%2Fa%2Fb`. */
export function refRoutes(context: ApiContext): Router {
  const router = Router();
  const body = (
    { repository }: HostedRepository,
    branch: string,
    sha: string,
  ) => {
    const url = `${context.apiUrl}/repos/${repository.fullName}/git`;
    return {
      ref: `refs/heads/${branch}`,
      node_id: `REF_${branch}`,
      url: `${url}/refs/heads/${branch}`,
      object: { sha, type: 'commit', url: `${url}/commits/${sha}` },
    };
  };
  const listRefs = (path: string) =>
    router.get(
      `${base}/${path}`,
      handler(async (request, response) => {
        const hosted = context.repository(request);
        const prefix = `refs/${request.params.ref ?? ''}`;
        const branches = await hosted.repository.branches();
        response.json(
          branches
            .filter(({ name }) => `refs/heads/${name}`.startsWith(prefix))
            .map(({ name, commit }) => body(hosted, name, commit)),
        );
      }),
    );
  listRefs('refs');
  listRefs('matching-refs/:ref(*)');

  router.get(
    `${base}/ref/:ref(*)`,
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const branch = branchOf(`refs/${request.params.ref}`);
      const sha = branch && (await hosted.repository.branchHead(branch));
      if (!branch || !sha) {
        throw ApiError.notFound();
      }
      response.json(body(hosted, branch, sha));
    }),
  );

  router.post(
    `${base}/refs`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const fields = fieldsOf(request.body);
      const ref = requiredText(fields, 'ref');
      const branch = branchOf(ref);
      if (!branch) {
        throw ApiError.invalid(`${ref} is not a valid ref name.`);
      }
      const sha = requiredText(fields, 'sha');
      await requireCommit(hosted.repository, sha);
      if (await hosted.repository.branchHead(branch)) {
        throw ApiError.invalid('Reference already exists');
      }
      await updateRef(context, hosted, [ref, sha, '0'.repeat(40)]);
      response.status(201).json(body(hosted, branch, sha));
    }),
  );

  router.patch(
    `${base}/refs/:ref(*)`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const fields = fieldsOf(request.body);
      const { ref, branch, head } = await existing(hosted, request.params.ref);
      const sha = requiredText(fields, 'sha');
      await requireCommit(hosted.repository, sha);
      if (
        !optionalFlag(fields, 'force') &&
        !(await isAncestor(hosted.repository, head, sha))
      ) {
        throw ApiError.invalid('Update is not a fast forward');
      }
      await updateRef(context, hosted, [ref, sha, head]);
      response.json(body(hosted, branch, sha));
    }),
  );

  router.delete(
    `${base}/refs/:ref(*)`,
    handler(async (request, response) => {
      const hosted = context.writable(request);
      const { ref, branch, head } = await existing(hosted, request.params.ref);
      if (branch === hosted.repository.defaultBranch) {
        throw ApiError.invalid('Cannot delete the default branch');
      }
      await updateRef(context, hosted, ['-d', ref, head]);
      response.status(204).end();
    }),
  );
  return router;
}

function branchOf(ref: string): string | undefined {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  return isBranchName(branch) ? branch : undefined;
}

async function existing({ repository }: HostedRepository, path: string) {
  const ref = `refs/${path}`;
  const branch = branchOf(ref);
  const head = branch && (await repository.branchHead(branch));
  if (!branch || !head) {
    throw ApiError.invalid('Reference does not exist');
  }
  return { ref, branch, head };
}

async function requireCommit(
  repository: GitRepository,
  sha: string,
): Promise<void> {
  if ((await repository.objectType(sha)) !== 'commit') {
    throw ApiError.invalid('Object does not exist');
  }
}

/** The old value is always given: a ref that moved meanwhile is an error and no lost push. */
async function updateRef(
  context: ApiContext,
  hosted: HostedRepository,
  args: readonly string[],
): Promise<void> {
  await context.host.whileWatching(hosted, async () => {
    try {
      await hosted.repository.run(['update-ref', ...args]);
    } catch (error) {
      throw error instanceof GitCommandError
        ? ApiError.invalid('Reference update failed')
        : error;
    }
  });
}
