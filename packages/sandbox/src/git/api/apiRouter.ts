import {
  json,
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
} from 'express';
import type { GitHost } from '../GitHost';
import { ApiError } from './ApiError';
import { commitRoutes } from './commitRoutes';
import { contentRoutes } from './contentRoutes';
import { ApiContext } from './context';
import { graphql } from './graphql';
import { issueRoutes } from './issueRoutes';
import { objectRoutes } from './objectRoutes';
import { pullRoutes } from './pullRoutes';
import { refRoutes } from './refRoutes';
import { repositoryRoutes } from './repositoryRoutes';

const documentation = 'https://docs.github.com/rest';

/** `fetch` adds `Cache-Control: no-cache` to a request with If-None-Match; GitHub answers 304 all the same, Express would not. */
const conditional: RequestHandler = (request, _response, next) => {
  delete request.headers['cache-control'];
  next();
};

const notFound: RequestHandler = (_request, _response, next) =>
  next(ApiError.notFound());

// Express tells error handlers apart by their four parameters.
const sendError: ErrorRequestHandler = (error, _request, response, _next) => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(error);
  response.status(status).json({
    message: messageOf(error, status),
    ...(error instanceof ApiError && error.errors
      ? { errors: error.errors }
      : {}),
    documentation_url: documentation,
    status: String(status),
  });
};

/** `/api/v3` and, beside it as on GitHub Enterprise, `/api/graphql`. */
export function apiRouter(options: { host: GitHost; url: string }): Router {
  const context = new ApiContext(options);
  const api = Router();
  api.use(conditional, json({ limit: '20mb', type: () => true }));
  api.post('/graphql', graphql(context));
  api.use(
    '/v3',
    repositoryRoutes(context),
    contentRoutes(context),
    objectRoutes(context),
    commitRoutes(context),
    refRoutes(context),
    pullRoutes(context),
    issueRoutes(context),
  );
  api.use(notFound, sendError);
  return api;
}

function statusOf(error: unknown): number {
  if (error instanceof ApiError) {
    return error.status;
  }
  // What express itself refuses: malformed JSON, a body that is too big, a path that cannot be decoded.
  const status =
    typeof error === 'object' && error !== null && 'status' in error
      ? Number(error.status)
      : 500;
  return status >= 400 && status < 500 ? status : 500;
}

function messageOf(error: unknown, status: number): string {
  if (error instanceof ApiError) {
    return error.message;
  }
  return status === 400 ? 'Problems parsing JSON' : 'Server Error';
}
