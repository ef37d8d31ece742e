import type { Request, RequestHandler, Response } from 'express';
import type { GitHost, HostedRepository } from '../GitHost';
import { basicPassword } from './credentials';

const services = new Map([
  ['GET info/refs?service=git-upload-pack', false],
  ['POST git-upload-pack', false],
  ['GET info/refs?service=git-receive-pack', true],
  ['POST git-receive-pack', true],
]);

/**
 * Clone and push by git's own CGI program. The path that it gets is built from the repository that was found, never from the
 * request. Reading is open as in a public repository; pushing needs a token as password.
 */
export function smartHttp(host: GitHost): RequestHandler {
  return async (request, response, next) => {
    const match =
      /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
        request.path,
      );
    if (!match) {
      next();
      return;
    }
    const hosted = host.find(match[1], match[2]);
    const write = services.get(serviceOf(request, match[3]));
    if (!hosted || write === undefined) {
      response.status(404).type('text').send('Repository not found.\n');
      return;
    }
    const refusal = write ? refuseWrite(host, request) : undefined;
    if (refusal) {
      response.setHeader('WWW-Authenticate', 'Basic realm="GitHub"');
      response.status(refusal).type('text').send('A token is needed.\n');
      return;
    }
    const serve = () => runBackend(host, hosted, match[3], request, response);
    try {
      await (write && request.method === 'POST'
        ? host.whileWatching(hosted, serve)
        : serve());
      // Only now: whoever pushed finds pull requests and listeners up to date.
      response.end();
    } catch (error) {
      next(error);
    }
  };
}

function serviceOf(request: Request, path: string): string {
  const service = request.query.service;
  return path === 'info/refs'
    ? `${request.method} ${path}?service=${service}`
    : `${request.method} ${path}`;
}

function refuseWrite(host: GitHost, request: Request): number | undefined {
  const password = basicPassword(request.headers.authorization);
  const account = password ? host.account(password) : undefined;
  if (!account) {
    return 401;
  }
  return account.push ? undefined : 403;
}

function runBackend(
  host: GitHost,
  { repository }: HostedRepository,
  path: string,
  request: Request,
  response: Response,
): Promise<void> {
  const backend = host.git.spawn(['http-backend'], {
    environment: {
      GIT_PROJECT_ROOT: host.root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: singleHeader(request, 'git-protocol'),
      PATH_INFO: `/${repository.owner}/${repository.name}.git/${path}`,
      QUERY_STRING:
        path === 'info/refs' ? `service=${request.query.service}` : '',
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: singleHeader(request, 'content-type'),
      CONTENT_LENGTH: singleHeader(request, 'content-length'),
      HTTP_CONTENT_ENCODING: singleHeader(request, 'content-encoding'),
      REMOTE_USER: 'portal',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  return new Promise((resolve, reject) => {
    const abort = () => backend.kill();
    response.once('close', abort);
    backend.stdin.on('error', () => undefined);
    request.pipe(backend.stdin);
    backend.stderr.resume();
    let head = Buffer.alloc(0);
    let headSent = false;
    backend.stdout.on('data', (chunk: Buffer) => {
      if (headSent) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end !== -1) {
        headSent = true;
        writeHead(response, head.toString('latin1', 0, end));
        response.write(head.subarray(end + 4));
      }
    });
    backend.once('error', reject);
    backend.once('close', () => {
      response.off('close', abort);
      if (!headSent && !response.headersSent) {
        response.status(500);
      }
      resolve();
    });
  });
}

function writeHead(response: Response, head: string): void {
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') {
      response.status(Number.parseInt(value, 10));
    } else {
      response.setHeader(name, value);
    }
  }
}

/** An empty value is the same as an absent variable for git's CGI program. */
function singleHeader(request: Request, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}
