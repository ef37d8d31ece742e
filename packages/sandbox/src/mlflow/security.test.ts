import http from 'node:http';
import { MlflowOptions, MlflowSandbox, startMlflow } from '.';

const running: MlflowSandbox[] = [];

async function start(options: MlflowOptions): Promise<string> {
  const mlflow = await startMlflow({ seed: false, ...options });
  running.push(mlflow);
  return mlflow.url;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(mlflow => mlflow.close()));
});

/** The status of a request that calls the server by some name. */
function statusAs(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { Host: host }, agent: false }, response => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

describe('who may ask the stand-in for MLflow', () => {
  it('asks everybody for a name and a password, but for its health', async () => {
    const basicAuth = { username: 'admin', password: 'pass:word' };
    const url = await start({ basicAuth });
    const refused = await fetch(`${url}/version`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Basic realm="mlflow"',
    );
    const pair = Buffer.from('admin:pass:word').toString('base64');
    const headers = { Authorization: `Basic ${pair}` };
    expect((await fetch(`${url}/version`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it('answers below its prefix only', async () => {
    const url = await start({ staticPrefix: '/mlflow' });
    expect(url).toMatch(/\/mlflow$/);
    expect((await fetch(`${url}/version`)).status).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(200);
    const { origin } = new URL(url);
    for (const path of ['/', '/version', '/api/3.0/mlflow/server-info']) {
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
    }
  });

  it.each([
    ['mlflow.mlflow.svc:5000', undefined, 403],
    ['localhost:5000', undefined, 200],
    ['10.1.2.3:5000', undefined, 200],
    ['mlflow.bank.example', ['mlflow.bank.example'], 200],
    ['mlflow.bank.example:5000', ['mlflow.bank.example'], 403],
    ['mlflow.bank.example:5000', ['*.bank.example:*'], 200],
    ['anything', ['*'], 200],
  ])('is called %s where %p are allowed: %i', async (host, allowed, status) => {
    const url = await start({ allowedHosts: allowed });
    const info = `${url}/api/3.0/mlflow/server-info`;
    expect(await statusAs(host, info)).toBe(status);
    expect(await statusAs(host, `${url}/health`)).toBe(200);
  });

  it('keeps what is put behind it, lists it and forgets it', async () => {
    const url = await start({});
    const files = `${url}/api/2.0/mlflow-artifacts/artifacts`;
    const body = Buffer.from([0, 1, 255]);
    const path = '1/run/artifacts/a%20b/c.bin';
    expect(
      (await fetch(`${files}/${path}`, { method: 'PUT', body })).status,
    ).toBe(200);
    const listed = await fetch(`${files}?path=1/run/artifacts/a%20b`);
    expect(await listed.json()).toEqual({
      files: [{ path: 'c.bin', is_dir: false, file_size: 3 }],
    });
    const read = await fetch(`${files}/${path}`);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(body);
    await fetch(`${files}/${path}`, { method: 'DELETE' });
    expect((await fetch(`${files}/${path}`)).status).toBe(404);
    const outside = await fetch(`${files}/1%2F..%2F..%2Fetc`);
    expect(outside.status).toBe(400);
  });
});
