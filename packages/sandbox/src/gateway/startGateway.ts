import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { KubernetesClient, KubernetesObject } from '../kubernetes';
import { Condition, conditionOf, resources } from '../cluster';
import { answerInference, loadedModel } from '../inference';
import { notebookPage } from './notebookPage';
import { page, pageHeaders } from './page';
import { Route, routeOf } from './route';
import { workspacePage } from './workspacePage';

const bodyLimit = 10 * 1024 * 1024;

// Names that no object can have are not worth a question; they could only lead elsewhere in the API.
const objectName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Serves what a cluster's ingress does: notebooks by path, models by host name. */
export async function startGateway({
  port = 0,
  client,
}: {
  port?: number;
  client: KubernetesClient;
}): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(request, response, client).catch(() => {
      sendPage(response, 502, {
        title: 'The cluster does not answer',
        text: 'The gateway could not ask the Kubernetes API what to serve here.',
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  client: KubernetesClient,
) {
  const path = (request.url ?? '/').replace(/[?#].*$/, '');
  const route = routeOf(request.headers.host ?? '', path);
  switch (route.kind) {
    case 'home':
      return sendPage(response, 200, {
        title: 'Gateway of the local platform',
        text: 'Notebooks answer at /notebook/<namespace>/<name>/, models at http://<name>.<namespace>.localhost on this port.',
      });
    case 'notebook': {
      const { status, html } = notebookPage(
        route,
        await find(client, 'notebooks', route),
      );
      return send(response, status, pageHeaders, html);
    }
    case 'workspace': {
      const { status, html } = workspacePage(
        route,
        await find(client, 'workspaces', route),
      );
      return send(response, status, pageHeaders, html);
    }
    case 'endpoint':
      return serveModel(request, response, { client, route, path });
    default:
      return sendPage(response, 404, {
        title: 'Nothing here',
        text: `No route leads to ${path}`,
      });
  }
}

async function find(
  client: KubernetesClient,
  kind: 'notebooks' | 'workspaces' | 'inferenceServices',
  { name, namespace }: { name: string; namespace: string },
): Promise<KubernetesObject | undefined> {
  return objectName.test(name) && objectName.test(namespace)
    ? client.get(resources[kind], name, namespace)
    : undefined;
}

async function serveModel(
  request: IncomingMessage,
  response: ServerResponse,
  {
    client,
    route,
    path,
  }: {
    client: KubernetesClient;
    route: Extract<Route, { kind: 'endpoint' }>;
    path: string;
  },
) {
  const text = { 'Content-Type': 'text/plain; charset=utf-8' };
  const service = await find(client, 'inferenceServices', route);
  if (!service) {
    return send(response, 404, text, 'default backend - 404');
  }
  const status = service.status as { conditions?: Condition[] } | undefined;
  if (conditionOf(status, 'Ready')?.status !== 'True') {
    return send(response, 503, text, 'no healthy upstream');
  }
  const body = await readBody(request);
  if (body === undefined) {
    return send(response, 413, text, 'Request Entity Too Large');
  }
  const answer = answerInference(
    { method: request.method ?? 'GET', path, body },
    loadedModel(service),
  );
  return send(
    response,
    answer.status,
    answer.contentType ? { 'Content-Type': answer.contentType } : {},
    answer.body,
  );
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // What is too much is read and dropped: to stop reading would cut off the answer.
    if (size <= bodyLimit) {
      chunks.push(chunk);
    }
  }
  return size <= bodyLimit ? Buffer.concat(chunks).toString('utf8') : undefined;
}

function sendPage(
  response: ServerResponse,
  status: number,
  content: { title: string; text: string },
) {
  send(response, status, pageHeaders, page(content));
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
) {
  response.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
