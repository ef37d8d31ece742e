import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An API server with nothing in it that remembers what it was sent. */
export async function startRecorder() {
  const received: { readonly path: string; readonly headers: string }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    received.push({
      path: url,
      headers: JSON.stringify(withoutAgent(headers)),
    });
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        metadata: { resourceVersion: '1' },
        items: [],
      }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

function withoutAgent({ 'user-agent': _, ...headers }: IncomingHttpHeaders) {
  return headers;
}
