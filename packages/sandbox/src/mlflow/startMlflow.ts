import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import express from 'express';
import { createMlflowRouter, notFound } from './api/mlflowRouter';
import { renderPage } from './pages';
import { seedScenario } from './seed/seedScenario';
import { MlflowStore } from './store/MlflowStore';

/** A running stand-in for an MLflow tracking server. */
export interface MlflowSandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the stand-in on the loopback interface; without a port on any free one. */
export async function startMlflow(
  options: { port?: number; seed?: boolean } = {},
): Promise<MlflowSandbox> {
  const store = new MlflowStore();
  if (options.seed ?? true) {
    seedScenario(store);
  }
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createMlflowRouter(store));
  app.get('/', (_request, response) => {
    response
      .set(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'",
      )
      .type('html')
      .send(renderPage(store));
  });
  app.use(notFound);
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
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
