import { request } from 'node:http';
import { KubernetesClient, KubernetesObject, ResourceRef } from '../kubernetes';
import { startGateway } from './startGateway';

const objects: Record<string, KubernetesObject> = {};

function put(plural: string, object: Partial<KubernetesObject> & object) {
  const { metadata } = object as KubernetesObject;
  objects[`${plural}/${metadata.namespace}/${metadata.name}`] =
    object as KubernetesObject;
}

function notebook(
  name: string,
  { image = 'jupyter', readyReplicas = 1, annotations = {} } = {},
) {
  put('notebooks', {
    metadata: { name, namespace: 'churn', annotations },
    spec: { template: { spec: { containers: [{ name, image }] } } },
    status: { readyReplicas },
  });
}

function workspace(name: string, state: string, paused = false) {
  put('workspaces', {
    metadata: { name, namespace: 'churn' },
    spec: { kind: 'jupyterlab', paused },
    status: { state },
  });
}

function endpoint(name: string, ready: string) {
  put('inferenceservices', {
    metadata: { name, namespace: 'churn' },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  });
}

const client = {
  get: async ({ plural }: ResourceRef, name: string, namespace?: string) =>
    objects[`${plural}/${namespace}/${name}`],
} as KubernetesClient;

describe('startGateway', () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  beforeAll(async () => {
    gateway = await startGateway({ client });
    notebook('explore');
    notebook('starting', { readyReplicas: 0 });
    notebook('stopped', {
      readyReplicas: 0,
      annotations: { 'kubeflow-resource-stopped': '' },
    });
    notebook('hostile', {
      image: `x"><script>alert('1')</script>`,
    });
    endpoint('bankchurn-model', 'True');
    endpoint('fraud-model', 'Unknown');
    workspace('study', 'Running');
    workspace('pending', 'Pending');
    workspace('resting', 'Paused', true);
  });

  afterAll(() => gateway.close());

  /** Not fetch: it neither sends another Host nor leaves paths as they are. */
  function get(
    path: string,
    options: { host?: string; method?: string; body?: string } = {},
  ): Promise<{
    status?: number;
    headers: Record<string, unknown>;
    body: string;
  }> {
    const { host = new URL(gateway.url).host, method, body } = options;
    return new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port: new URL(gateway.url).port,
          path,
          method,
          headers: { host },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }

  it('names the notebook, its namespace and its image', async () => {
    for (const path of ['', 'lab/tree/a.ipynb?reset']) {
      const { status, body } = await get(`/notebook/churn/explore/${path}`);
      expect(status).toBe(200);
      expect(body).toContain('<h1>explore</h1>');
      expect(body).toContain('<dd>churn</dd>');
      expect(body).toContain('<dd>jupyter</dd>');
    }
  });

  it('needs the slash behind the name, as the mesh does', async () => {
    expect((await get('/notebook/churn/explore')).status).toBe(404);
  });

  it.each([
    ['starting', 'not ready yet'],
    ['stopped', 'The notebook is stopped'],
  ])('answers 503 for a notebook that is %s', async (name, text) => {
    const { status, body } = await get(`/notebook/churn/${name}/`);
    expect(status).toBe(503);
    expect(body).toContain(text);
  });

  it('opens a Workspace at one of its ports', async () => {
    const { status, body } = await get(
      '/workspace/connect/churn/study/tensorboard/',
    );
    expect(status).toBe(200);
    expect(body).toContain('<h1>study</h1>');
    expect(body).toContain('<dd>tensorboard</dd>');
  });

  it.each([
    ['pending', 503, 'not ready yet'],
    ['resting', 503, 'The workspace is paused'],
    ['nowhere', 404, 'There is no workspace nowhere'],
  ])('answers for the Workspace %s with %d', async (name, expected, text) => {
    const { status, body } = await get(
      `/workspace/connect/churn/${name}/jupyterlab/`,
    );
    expect(status).toBe(expected);
    expect(body).toContain(text);
  });

  it('allows its pages nothing but their own style', async () => {
    const { headers, body } = await get('/notebook/churn/explore/');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+';/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).not.toMatch(/<script|<img|<link|https?:\/\//);
    expect(body).toContain('prefers-color-scheme: dark');
  });

  it('shows hostile texts as texts', async () => {
    const { body } = await get('/notebook/churn/hostile/');
    expect(body).toContain('x&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)');
    expect(body).not.toContain('<script');
  });

  it.each([
    '/notebook/churn/<script>alert(1)<%2fscript>/',
    '/notebook/churn/%3Cimg src=x onerror=alert(1)%3E/'.replaceAll(' ', '%20'),
    '/notebook/..%2f..%2fapi/v1/',
    '/notebook/churn/%E0%A4%A/',
    '/notebook/churn/EXPLORE/',
    '/<script>alert(1)</script>',
  ])('answers 404 to %s and repeats it only as text', async path => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toMatch(/<script|<img/);
  });

  it.each([
    'bankchurn-model.churn.localhost:7480',
    'BankChurn-Model.churn.localhost',
    'bankchurn-model-predictor.churn.localhost',
  ])('leads %s to the model', async host => {
    const { status, body } = await get('/v2/models/bankchurn-model', {
      host,
    });
    expect(status).toBe(200);
    expect(JSON.parse(body).inputs).toHaveLength(10);
  });

  it('passes a request body to the model', async () => {
    const answer = await get('/v2/models/bankchurn-model/infer', {
      host: 'bankchurn-model.churn.localhost',
      method: 'POST',
      body: '{}',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it('refuses a body that is too large', async () => {
    const { status } = await get('/v2/models/bankchurn-model/infer', {
      host: 'bankchurn-model.churn.localhost',
      method: 'POST',
      body: 'x'.repeat(11 * 1024 * 1024),
    });
    expect(status).toBe(413);
  });

  it('answers 503 for an endpoint that is not ready, and 404 where there is none', async () => {
    expect(
      await get('/v2', { host: 'fraud-model.churn.localhost' }),
    ).toMatchObject({ status: 503, body: 'no healthy upstream' });
    expect((await get('/v2', { host: 'nothing.churn.localhost' })).status).toBe(
      404,
    );
  });

  it('answers 502 when the cluster does not', async () => {
    const broken = await startGateway({
      client: {
        get: () => Promise.reject(new Error('connection refused')),
      } as unknown as KubernetesClient,
    });
    const response = await fetch(
      `${broken.url.replace('localhost', '127.0.0.1')}/notebook/churn/explore/`,
    );
    expect(response.status).toBe(502);
    await broken.close();
  });
});
