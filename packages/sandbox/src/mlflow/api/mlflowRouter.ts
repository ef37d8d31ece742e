import express, { Request, Response, Router } from 'express';
import { MlflowStore } from '../store/MlflowStore';
import { ApiCall } from './ApiCall';
import { artifactCalls, readArtifact } from './artifacts';
import { experimentCalls } from './experimentCalls';
import { metricCalls } from './metricCalls';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { registryCalls } from './registryCalls';
import { runCalls } from './runCalls';

/** The version whose answers this stand-in was checked against. */
export const MLFLOW_VERSION = '3.17.2';

const calls: readonly ApiCall[] = [
  ...experimentCalls,
  ...runCalls,
  ...metricCalls,
  ...artifactCalls,
  ...registryCalls,
];

function sendJson(response: Response, status: number, body: object) {
  // Not through Express, which would add a charset that MLflow does not send.
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(JSON.stringify(body, undefined, 2));
}

function sendError(response: Response, error: unknown) {
  if (!(error instanceof MlflowApiError)) {
    sendPage(response, 500, 'Internal Server Error');
    return;
  }
  sendJson(response, error.status, {
    error_code: error.errorCode,
    message: error.message,
    sqlstate: 'KAM00',
    error_class: error.errorClass,
  });
}

/** Errors outside the API are pages, as Flask makes them. */
function sendPage(response: Response, status: number, title: string) {
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n`,
    );
}

function parametersOf(request: Request): Parameters {
  return request.method === 'GET'
    ? Parameters.fromQuery(request.query)
    : Parameters.fromBody(typeof request.body === 'string' ? request.body : '');
}

function answering(answer: (request: Request, response: Response) => void) {
  return (request: Request, response: Response) => {
    try {
      answer(request, response);
    } catch (error) {
      sendError(response, error);
    }
  };
}

/** MLflow's REST API as far as the portal and a Python client that logs runs need it. */
export function createMlflowRouter(store: MlflowStore): Router {
  const router = Router();
  router.use(express.text({ type: () => true, limit: '10mb' }));
  router.get('/health', (_request, response) => {
    response.type('html').send('OK');
  });
  router.get('/version', (_request, response) => {
    response.type('html').send(MLFLOW_VERSION);
  });
  for (const prefix of ['/api', '/ajax-api']) {
    router.get(`${prefix}/3.0/mlflow/server-info`, (_request, response) => {
      sendJson(response, 200, {
        store_type: 'SqlStore',
        workspaces_enabled: false,
      });
    });
    for (const call of calls) {
      router.all(
        `${prefix}/2.0/mlflow/${call.path}`,
        answering((request, response) => {
          if (!call.methods.some(method => method === request.method)) {
            sendPage(response, 405, 'Method Not Allowed');
            return;
          }
          sendJson(response, 200, call.answer(store, parametersOf(request)));
        }),
      );
    }
  }
  router.get(
    '/get-artifact',
    answering((request, response) => {
      const { content, headers } = readArtifact(store, parametersOf(request));
      response.set(headers).send(content);
    }),
  );
  return router;
}

/** For every address that nothing else answers. */
export function notFound(_request: Request, response: Response) {
  sendPage(response, 404, 'Not Found');
}
