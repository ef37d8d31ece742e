import { ServerProcess } from './ServerProcess';

const node = (script: string, patienceMs?: number) =>
  ServerProcess.start({
    name: 'example',
    command: process.execPath,
    args: ['-e', script],
    patienceMs,
  });

const runs = (pid: number | undefined) => {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
};

describe('ServerProcess', () => {
  it('says why a server ended before it was ready, with its last lines', async () => {
    const server = node('console.error("port taken"); process.exit(3)');
    await expect(server.ready(async () => false, 20_000)).rejects.toThrow(
      '  port taken\nexample stopped by itself (exit code 3).',
    );
    await server.stop();
  });

  it('says when a server is not ready in time', async () => {
    const server = node('setInterval(() => {}, 1000)');
    await expect(server.ready(async () => false, 100)).rejects.toThrow(
      'example is not ready after 0.1 s.',
    );
    await server.stop();
    expect(runs(server.pid)).toBe(false);
  });

  it('kills a server that does not stop', async () => {
    const server = node(
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)',
      100,
    );
    await server.ready(async () => true, 1_000);
    await server.stop();
    expect(runs(server.pid)).toBe(false);
  });

  it('fails in words when the command does not exist', async () => {
    const server = ServerProcess.start({
      name: 'example',
      command: '/does/not/exist',
      args: [],
    });
    await expect(server.ready(async () => false, 20_000)).rejects.toThrow(
      /example stopped by itself \(.*ENOENT/,
    );
    await server.stop();
  });
});
