import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import { sendPage } from './api/answers';
import { createMlflowRouter } from './api/mlflowRouter';
import {
  BasicAuth,
  checkCredentials,
  checkHost,
  checkOrigin,
} from './api/security';
import { renderPage } from './pages';
import { seedScenario } from './seed/seedScenario';
import { MlflowStore } from './store/MlflowStore';

/** A running stand-in for an MLflow tracking server. */
export interface MlflowSandbox {
  /** With the prefix, if there is one. */
  readonly url: string;
  close(): Promise<void>;
}

/** How the server is started: what `mlflow server` has flags for. */
export interface MlflowOptions {
  /** Without one, or with 0, any free one. */
  readonly port?: number;
  /** What is in it at first; `false` for nothing. Default: the scenario. */
  readonly seed?: false | ((store: MlflowStore) => void);
  /** As `--static-prefix`: a path before everything. */
  readonly staticPrefix?: string;
  /** As `--app-name basic-auth`. */
  readonly basicAuth?: BasicAuth;
  /** As `--allowed-hosts`. Default: names of this machine and of private networks. */
  readonly allowedHosts?: readonly string[];
  /** As `--default-artifact-root`, for experiments that clients create. */
  readonly artifactRoot?: string;
  /** As `--no-serve-artifacts` when it is false. */
  readonly serveArtifacts?: boolean;
}

function createSite(store: MlflowStore, serveArtifacts: boolean): Router {
  const router = Router();
  router.use(createMlflowRouter(store, { serveArtifacts }));
  router.get('/', (_request, response) => {
    response
      .set(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      .type('html')
      .send(renderPage(store));
  });
  return router;
}

/** Starts the stand-in on the loopback interface. */
export async function startMlflow(
  options: MlflowOptions = {},
): Promise<MlflowSandbox> {
  const { seed = seedScenario, staticPrefix = '', basicAuth } = options;
  const store = new MlflowStore({ artifactRoot: options.artifactRoot });
  if (seed) {
    seed(store);
  }
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const site = Router();
  site.use(checkHost(options.allowedHosts), checkOrigin);
  if (basicAuth) {
    site.use(checkCredentials(basicAuth));
  }
  site.use(createSite(store, options.serveArtifacts ?? true));
  app.use(staticPrefix || '/', site);
  app.use((_request, response) => sendPage(response, 404));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${staticPrefix}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
