import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runLoad } from './runLoad';

describe('runLoad', () => {
  let server: Server;
  let url: string;
  let asked: string[];
  let atOnce: number;
  let most: number;

  beforeEach(async () => {
    asked = [];
    atOnce = 0;
    most = 0;
    server = createServer((req, res) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      let body = '';
      req.on('data', chunk => {
        body += chunk;
      });
      req.on('end', () => {
        asked.push(`${req.method} ${req.url} ${body}`.trim());
        setImmediate(() => {
          atOnce -= 1;
          res.statusCode = req.url === '/broken' ? 503 : 200;
          res.end('0123456789');
        });
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  it('lets a client take the steps one after the other, as often as asked', async () => {
    const { latencies, bytes } = await runLoad({
      steps: [
        { url: `${url}/review`, method: 'POST', headers: {}, body: '{}' },
        { url: `${url}/list`, headers: {} },
      ],
      clients: 1,
      durationMs: 0,
      leastRounds: 2,
    });
    expect(asked).toEqual([
      'POST /review {}',
      'GET /list',
      'POST /review {}',
      'GET /list',
    ]);
    expect(latencies).toHaveLength(2);
    expect(bytes).toBe(20);
    expect(most).toBe(1);
  });

  it('lets the clients ask at once', async () => {
    const { latencies } = await runLoad({
      steps: [{ url, headers: {} }],
      clients: 8,
      durationMs: 0,
      leastRounds: 3,
    });
    expect(latencies).toHaveLength(24);
    expect(most).toBeGreaterThan(1);
  });

  it('asks once more when the server closed an idle connection meanwhile', async () => {
    const used = new Set<unknown>();
    server.prependListener('request', ({ socket }) => {
      if (used.has(socket)) {
        socket.destroy();
      }
      used.add(socket);
    });
    const { latencies } = await runLoad({
      steps: [{ url, headers: {} }],
      clients: 1,
      durationMs: 0,
      leastRounds: 3,
    });
    expect(latencies).toHaveLength(3);
  });

  it('fails when an answer is an error: a fast refusal is no figure', async () => {
    await expect(
      runLoad({
        steps: [{ url: `${url}/broken`, headers: {} }],
        clients: 1,
        durationMs: 0,
      }),
    ).rejects.toThrow(`GET ${url}/broken: 503 0123456789`);
  });
});
