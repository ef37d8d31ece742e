import express, { Request, Router } from 'express';
import { MlflowStore } from '../store/MlflowStore';
import { answering } from './answering';
import { sendHtml, sendJson, sendPage, sendRaw } from './answers';
import { ApiCall } from './ApiCall';
import { artifactCalls } from './artifactCalls';
import { experimentCalls } from './experimentCalls';
import { createFileRoutes, createProxyRoutes } from './fileRoutes';
import { historyBulk } from './historyBulk';
import { loggedModelCalls } from './loggedModelCalls';
import { metricCalls } from './metricCalls';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { registryCalls } from './registryCalls';
import { registryWrites } from './registryWrites';
import { runCalls } from './runCalls';
import { refuseWorkspace } from './security';

/** The version whose answers this stand-in was checked against. */
export const MLFLOW_VERSION = '3.17.2';

const BODY_LIMIT = '10mb';
const PREFIXES = ['/api', '/ajax-api'];

const calls: readonly ApiCall[] = [
  ...experimentCalls,
  ...runCalls,
  ...metricCalls,
  ...artifactCalls,
  ...loggedModelCalls,
  ...registryCalls,
  ...registryWrites,
];

function parametersOf(request: Request): Parameters {
  if (request.method === 'GET') {
    return Parameters.fromQuery(request.query, request.params);
  }
  const text = typeof request.body === 'string' ? request.body : '';
  if (text && !request.is('application/json')) {
    throw MlflowApiError.invalid(
      "Bad Request. Content-Type must be one of ['application/json'].",
    );
  }
  return Parameters.fromBody(text, request.params);
}

/** The calls below one prefix; another method of the same path is refused as such. */
function addCalls(router: Router, prefix: string, store: MlflowStore) {
  const at = (call: ApiCall) => `${prefix}/2.0/mlflow/${call.path}`;
  for (const call of calls) {
    const answer = answering((request, response) => {
      sendJson(response, 200, call.answer(store, parametersOf(request)));
    });
    router.all(at(call), (request, response, next) => {
      if (call.methods.some(method => method === request.method)) {
        answer(request, response);
      } else {
        next();
      }
    });
  }
  router.all(calls.map(at), (_request, response) => sendPage(response, 405));
}

/** What tells a client with whom it speaks. */
function addCapabilities(router: Router) {
  router.get('/health', (_request, response) => {
    sendHtml(response, 200, 'OK');
  });
  router.get('/version', (_request, response) => {
    sendHtml(response, 200, MLFLOW_VERSION);
  });
  for (const prefix of PREFIXES) {
    router.get(`${prefix}/3.0/mlflow/server-info`, (_request, response) => {
      sendJson(response, 200, {
        store_type: 'SqlStore',
        workspaces_enabled: false,
      });
    });
    router.all(`${prefix}/3.0/mlflow/workspaces`, (request, response) => {
      sendHtml(
        response,
        503,
        `Endpoint: ${request.path} disabled because the server is running without workspaces support. To enable workspace, run \`mlflow server\` with \`--enable-workspaces\``,
      );
    });
  }
}

/** MLflow's REST API as far as the portal and a Python client that logs runs need it. */
export function createMlflowRouter(
  store: MlflowStore,
  options: { serveArtifacts: boolean },
): Router {
  const router = Router();
  router.use(PREFIXES, refuseWorkspace);
  // Before bodies are read as text: files are bytes.
  router.use(createProxyRoutes(store, options));
  router.use(express.text({ type: () => true, limit: BODY_LIMIT }));
  addCapabilities(router);
  router.use(createFileRoutes(store));
  router.get(
    '/ajax-api/2.0/mlflow/metrics/get-history-bulk',
    answering((request, response) => {
      const text = historyBulk(store, parametersOf(request));
      sendRaw(response, 200, 'application/json', text);
    }),
  );
  for (const prefix of PREFIXES) {
    addCalls(router, prefix, store);
  }
  return router;
}
