import { Router, type Request, type Response } from 'express';
import type { HostedRepository } from '../GitHost';
import { isFilePath, listCommits, type TreeEntry } from '../repository';
import { ApiError } from './ApiError';
import { handler, type ApiContext } from './context';
import { encodePath } from './represent';

const rawContentType = 'application/vnd.github.v3.raw; charset=utf-8';
const rawMediaType = /^application\/vnd\.github(\.v3)?\.raw(\+json)?$/;

/** `/contents`: one file as JSON or raw, or the entries of a folder. */
export function contentRoutes(context: ApiContext): Router {
  const router = Router();
  router.get(
    '/repos/:owner/:name/contents/:path(*)?',
    handler(async (request, response) => {
      const hosted = context.repository(request);
      const { repository } = hosted;
      const commit = await context.commit(hosted, request.query.ref);
      const path = (request.params.path ?? '').replace(/\/$/, '');
      if (path !== '' && !isFilePath(path)) {
        throw ApiError.notFound();
      }
      const entry =
        path === '' ? undefined : await repository.findEntry(commit, path);
      const body = (item: TreeEntry) =>
        entryBody(context, hosted, item, request);
      if (path !== '' && !entry) {
        throw ApiError.notFound();
      }
      if (!entry || entry.type === 'tree') {
        const entries = await repository.listTree(commit, {
          path: path === '' ? undefined : path,
        });
        response.json(entries.map(body));
        return;
      }
      if (entry.type === 'commit') {
        response.json(body(entry));
        return;
      }
      await sendFile(hosted, { request, response, commit, entry, body });
    }),
  );
  return router;
}

async function sendFile(
  { repository }: HostedRepository,
  options: {
    request: Request;
    response: Response;
    commit: string;
    entry: TreeEntry;
    body: (entry: TreeEntry) => object;
  },
): Promise<void> {
  const { request, response, commit, entry, body } = options;
  const [latest] = await listCommits(repository, {
    from: commit,
    path: entry.path,
    limit: 1,
  });
  if (latest) {
    const date = new Date(latest.committer.date);
    response.setHeader('Last-Modified', date.toUTCString());
  }
  const content = await repository.readBlob(entry.sha);
  if (wantsRaw(request)) {
    // Express answers 304 by itself when this is what the client has.
    response.setHeader('ETag', `"${entry.sha}"`);
    response.setHeader('Content-Type', rawContentType);
    response.send(content);
    return;
  }
  response.json({
    ...body(entry),
    encoding: 'base64',
    content: wrapBase64(content),
  });
}

function wantsRaw(request: Request): boolean {
  const accept = request.headers.accept ?? '';
  return accept
    .split(',')
    .some(type => rawMediaType.test(type.split(';')[0].trim()));
}

/** GitHub breaks the lines after 60 characters and ends with one. */
function wrapBase64(content: Buffer): string {
  return content.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function entryBody(
  context: ApiContext,
  { repository }: HostedRepository,
  entry: TreeEntry,
  request: Request,
) {
  const path = encodePath(entry.path);
  const ref = String(request.query.ref ?? repository.defaultBranch);
  const api = `${context.apiUrl}/repos/${repository.fullName}`;
  const web = `${context.url}/${repository.fullName}`;
  const kinds = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;
  const kind = entry.type === 'tree' ? 'tree' : 'blob';
  return {
    type: kinds[entry.type],
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`,
    html_url: `${web}/${kind}/${ref}/${path}`,
    git_url: `${api}/git/${kind}s/${entry.sha}`,
    download_url: entry.type === 'blob' ? `${web}/raw/${ref}/${path}` : null,
  };
}
