import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RequestCounter } from './RequestCounter';

async function startServer() {
  const server = createServer((_req, res) => res.end('ok'));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const urlOf = (server: Server) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const ask = (url: string) =>
  new Promise(resolve => {
    get(url, response => response.resume().on('end', resolve));
  });

describe('RequestCounter', () => {
  let counted: Server;
  let other: Server;

  beforeEach(async () => {
    [counted, other] = await Promise.all([startServer(), startServer()]);
  });

  afterEach(() => {
    counted.close();
    other.close();
  });

  it('counts the requests to one server until it is stopped', async () => {
    const counter = RequestCounter.start(urlOf(counted));
    await ask(urlOf(counted));
    await ask(urlOf(other));
    await ask(`${urlOf(counted)}/again`);
    counter.stop();
    await ask(urlOf(counted));
    expect(counter.count).toBe(2);
  });
});
