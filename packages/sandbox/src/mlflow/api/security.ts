import { timingSafeEqual } from 'node:crypto';
import { RequestHandler } from 'express';
import { MlflowApiError } from './MlflowApiError';
import { sendError, sendHtml, sendRaw } from './answers';

/** Names by which a server with default settings may be called. */
const DEFAULT_HOSTS = [
  'localhost',
  '127.0.0.1',
  '[::1]',
  '0.0.0.0',
  '192.168',
  '10',
  ...Array.from({ length: 16 }, (_, index) => `172.${16 + index}`),
].flatMap(host =>
  /^\d+(\.\d+)?$/.test(host) ? [`${host}.*`] : [host, `${host}:*`],
);

/** As `fnmatch` of Python compares, of which only the star is used here. */
function fits(host: string, pattern: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(host);
}

/** Since 3.5 MLflow refuses names that it was not told of; only health and version are for all. */
export function checkHost(
  allowedHosts: readonly string[] = DEFAULT_HOSTS,
): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host ?? '';
    const isAllowed = allowedHosts.some(pattern => fits(host, pattern));
    if (isAllowed || /^\/(health|version)$/.test(request.path)) {
      next();
      return;
    }
    sendRaw(
      response,
      403,
      'text/plain',
      'Invalid Host header - possible DNS rebinding attack detected',
    );
  };
}

/** Pages of other sites may read, as far as browsers let them, but change nothing. */
export const checkOrigin: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  const isForeign =
    origin !== undefined &&
    !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
  if (isForeign && /^(POST|PUT|PATCH|DELETE)$/.test(request.method)) {
    sendRaw(response, 403, 'text/plain', 'Cross-origin request blocked');
    return;
  }
  next();
};

/** Without the feature its header is an error, so that nobody reads another team's runs by mistake. */
export const refuseWorkspace: RequestHandler = (request, response, next) => {
  if (request.headers['x-mlflow-workspace'] === undefined) {
    next();
    return;
  }
  sendError(
    response,
    new MlflowApiError(
      500,
      'FEATURE_DISABLED',
      'Workspace APIs are not available: workspaces are not enabled on this server',
    ),
  );
};

/** Who may use a server with `--app-name basic-auth`; there is one user, who may do everything. */
export interface BasicAuth {
  readonly username: string;
  readonly password: string;
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Everything but the health asks for a name and a password. */
export function checkCredentials({
  username,
  password,
}: BasicAuth): RequestHandler {
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  return (request, response, next) => {
    const given = request.headers.authorization ?? '';
    if (request.path === '/health' || isSame(given, `Basic ${pair}`)) {
      next();
      return;
    }
    response.setHeader('WWW-Authenticate', 'Basic realm="mlflow"');
    sendHtml(
      response,
      401,
      'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
    );
  };
}
