import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import {
  namespaceResource,
  notebookResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { HttpResponse, delay, http } from 'msw';
import { setupServer } from 'msw/node';
import {
  ProxyKubernetesGateway,
  type ProxyKubernetesGatewayOptions,
} from './ProxyKubernetesGateway';

const BASE = 'http://localhost:0/api/kubernetes';
const NOTEBOOKS = `${BASE}/proxy/apis/kubeflow.org/v1/namespaces/churn/notebooks`;
const request = {
  cluster: 'local',
  resource: notebookResource,
  namespace: 'churn',
};

function notebook(name: string) {
  return { metadata: { name, managedFields: [{ manager: 'kubectl' }] } };
}

describe('ProxyKubernetesGateway', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  function gateway(options?: Partial<ProxyKubernetesGatewayOptions>) {
    return ProxyKubernetesGateway.create({
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      ...options,
    });
  }

  function answerWith(response: () => Response | Promise<Response>) {
    server.use(http.get(NOTEBOOKS, response));
  }

  describe('list', () => {
    it('asks with the plugin’s own token for the wanted cluster', async () => {
      let asked: Request | undefined;
      server.use(
        http.get(NOTEBOOKS, ({ request: received }) => {
          asked = received;
          return HttpResponse.json({ items: [] });
        }),
      );
      const result = await gateway().list({
        ...request,
        labelSelector: 'a in (b,c)',
        fieldSelector: 'metadata.name=x',
      });
      expect(result).toEqual({
        status: 'ok',
        items: [],
        asOf: expect.stringMatching(/^\d{4}-.*Z$/),
      });
      expect(asked?.headers.get('backstage-kubernetes-cluster')).toBe('local');
      expect(asked?.headers.get('authorization')).toMatch(
        /^Bearer mock-service-token.*kubernetes/,
      );
      expect(
        Object.fromEntries(new URL(asked?.url ?? '').searchParams),
      ).toEqual({
        limit: '500',
        labelSelector: 'a in (b,c)',
        fieldSelector: 'metadata.name=x',
      });
    });

    it('reads the core group and the whole cluster', async () => {
      server.use(
        http.get(`${BASE}/proxy/api/v1/namespaces`, () =>
          HttpResponse.json({ items: [{ metadata: { name: 'churn' } }] }),
        ),
        http.get(`${BASE}/proxy/api/v1/namespaces/churn/pods`, () =>
          HttpResponse.json({ items: null }),
        ),
      );
      await expect(
        gateway().list({ cluster: 'local', resource: namespaceResource }),
      ).resolves.toMatchObject({ items: [{ metadata: { name: 'churn' } }] });
      await expect(
        gateway().list({
          cluster: 'local',
          resource: podResource,
          namespace: 'churn',
        }),
      ).resolves.toMatchObject({ status: 'ok', items: [] });
    });

    it('follows the pages to their end', async () => {
      const tokens: (string | null)[] = [];
      server.use(
        http.get(NOTEBOOKS, ({ request: received }) => {
          const token = new URL(received.url).searchParams.get('continue');
          tokens.push(token);
          const page = Number(token ?? 0);
          return HttpResponse.json({
            metadata: { continue: page < 2 ? `${page + 1}` : '' },
            items: [notebook(`n${page}`)],
          });
        }),
      );
      const result = await gateway().list(request);
      expect(result).toMatchObject({
        items: [
          { metadata: { name: 'n0' } },
          { metadata: { name: 'n1' } },
          { metadata: { name: 'n2' } },
        ],
      });
      expect(tokens).toEqual([null, '1', '2']);
    });

    it('begins again once when the continue token has expired', async () => {
      let calls = 0;
      server.use(
        http.get(NOTEBOOKS, ({ request: received }) => {
          calls += 1;
          const token = new URL(received.url).searchParams.get('continue');
          if (token === 'old') {
            return HttpResponse.json({ kind: 'Status' }, { status: 410 });
          }
          return HttpResponse.json({
            metadata: calls === 1 ? { continue: 'old' } : {},
            items: [notebook('n')],
          });
        }),
      );
      const result = await gateway().list(request);
      expect(result.status === 'ok' && result.items).toHaveLength(1);
      expect(calls).toBe(3);
    });

    it('gives up when every continue token has expired', async () => {
      server.use(
        http.get(NOTEBOOKS, ({ request: received }) =>
          new URL(received.url).searchParams.has('continue')
            ? HttpResponse.json({}, { status: 410 })
            : HttpResponse.json({ metadata: { continue: 'old' }, items: [] }),
        ),
      );
      await expect(gateway().list(request)).resolves.toEqual({
        status: 'unreachable',
        message:
          'Cluster "local" changes faster than notebooks.kubeflow.org in namespace "churn" can be read.',
      });
    });

    it('drops managed fields unless they are wanted', async () => {
      answerWith(() => HttpResponse.json({ items: [notebook('n')] }));
      await expect(gateway().list(request)).resolves.toMatchObject({
        items: [{ metadata: { name: 'n' } }],
      });
      const lean = await gateway().list(request);
      expect(JSON.stringify(lean)).not.toContain('managedFields');
      const full = await gateway().list({ ...request, managedFields: true });
      expect(JSON.stringify(full)).toContain('managedFields');
    });

    const status =
      (code: number, message = 'secret-token leaked') =>
      () =>
        HttpResponse.json({ kind: 'Status', message }, { status: code });
    const pluginError = (code: number, name: string, message: string) => () =>
      HttpResponse.json({ error: { name, message } }, { status: code });

    it.each([
      [
        '401',
        status(401),
        'unauthorized',
        'Cluster "local" does not accept the portal\'s credentials.',
      ],
      [
        '403',
        status(403),
        'forbidden',
        'Cluster "local" does not let the portal list notebooks.kubeflow.org in namespace "churn". Grant its account "list" on them.',
      ],
      [
        '404 of the resource',
        () =>
          new HttpResponse('404 page not found\n', {
            status: 404,
            headers: { 'content-type': 'text/plain' },
          }),
        'not-installed',
        'Cluster "local" has no notebooks.kubeflow.org.',
      ],
      [
        '429',
        status(429),
        'unreachable',
        'Cluster "local" has too many requests and asks to wait.',
      ],
      [
        '400',
        status(400),
        'unreachable',
        'Cluster "local" answered with status 400 for notebooks.kubeflow.org in namespace "churn".',
      ],
      [
        '500',
        status(500),
        'unreachable',
        'Cluster "local" answered with status 500 for notebooks.kubeflow.org in namespace "churn".',
      ],
      [
        'HTML',
        () => HttpResponse.html('<h1>Sign in</h1>'),
        'unreachable',
        'Cluster "local" answered HTML (status 200): is its URL that of an API server?',
      ],
      [
        'HTML with 404',
        () => HttpResponse.html('<h1>default backend</h1>', { status: 404 }),
        'unreachable',
        'Cluster "local" answered HTML (status 404): is its URL that of an API server?',
      ],
      [
        'text',
        () => HttpResponse.text('ok'),
        'unreachable',
        'Cluster "local" answered something other than JSON for notebooks.kubeflow.org in namespace "churn".',
      ],
      [
        'no list',
        () => HttpResponse.json({ kind: 'Status' }),
        'unreachable',
        'Cluster "local" did not answer with a list of notebooks.kubeflow.org in namespace "churn".',
      ],
      [
        'items that are no objects',
        () => HttpResponse.json({ items: ['x'] }),
        'unreachable',
        'Cluster "local" did not answer with a list of notebooks.kubeflow.org in namespace "churn".',
      ],
      [
        'a broken connection',
        () => HttpResponse.error(),
        'unreachable',
        'Cluster "local" cannot be reached.',
      ],
      [
        'a cluster that the plugin does not know',
        pluginError(404, 'NotFoundError', "Cluster 'local' not found"),
        'unreachable',
        'The Kubernetes plugin does not know Cluster "local".',
      ],
      [
        'a cluster that is down',
        pluginError(
          500,
          'ForwardedError',
          "Cluster 'local' request error; caused by Error: connect ECONNREFUSED 127.0.0.1:7443",
        ),
        'unreachable',
        'Cluster "local" cannot be reached (ECONNREFUSED).',
      ],
      [
        'an untrusted certificate',
        pluginError(
          500,
          'ForwardedError',
          "Cluster 'local' request error; caused by Error: self-signed certificate",
        ),
        'unreachable',
        'Cluster "local" shows a certificate that is not trusted: check its caData.',
      ],
      [
        'a cluster that wants a user’s token',
        pluginError(
          500,
          'Error',
          'Auth token not found under oidc.okta in request body',
        ),
        'unauthorized',
        'Cluster "local" wants a token of each user, which the portal\'s own service does not have.',
      ],
      [
        'a plugin that denies its proxy',
        pluginError(403, 'NotAllowedError', 'Unauthorized'),
        'forbidden',
        'The Kubernetes plugin does not let the portal\'s own service use Cluster "local".',
      ],
    ])('reports %s as data', async (_what, response, wanted, message) => {
      answerWith(response);
      const result = await gateway().list(request);
      expect(result).toEqual({ status: wanted, message });
    });

    it.each([301, 302, 307, 308])(
      'follows no redirect with status %d',
      async code => {
        const elsewhere = jest.fn(() => HttpResponse.json({ items: [] }));
        server.use(http.get('http://169.254.169.254/*', elsewhere));
        answerWith(
          () =>
            new HttpResponse(null, {
              status: code,
              headers: { location: 'http://169.254.169.254/latest/meta-data' },
            }),
        );
        await expect(gateway().list(request)).resolves.toMatchObject({
          status: 'unreachable',
          message: expect.stringContaining('redirect, which is not followed'),
        });
        expect(elsewhere).not.toHaveBeenCalled();
      },
    );

    it('gives up after the timeout', async () => {
      answerWith(async () => {
        await delay('infinite');
        return HttpResponse.json({});
      });
      await expect(gateway({ timeoutMs: 50 }).list(request)).resolves.toEqual({
        status: 'unreachable',
        message: 'Cluster "local" did not answer within 0.05 seconds.',
      });
    });

    it('ends when the caller goes away', async () => {
      answerWith(async () => {
        await delay('infinite');
        return HttpResponse.json({});
      });
      const controller = new AbortController();
      const result = gateway().list(request, { signal: controller.signal });
      controller.abort(new Error('gone'));
      await expect(result).rejects.toThrow('gone');
    });

    it('reads no more than the limit', async () => {
      answerWith(() =>
        HttpResponse.json({ items: [{ text: 'x'.repeat(10_000) }] }),
      );
      await expect(
        gateway({ maxResponseBytes: 1000 }).list(request),
      ).resolves.toEqual({
        status: 'unreachable',
        message:
          'Cluster "local" answered with more than 1 MB for notebooks.kubeflow.org in namespace "churn".',
      });
    });

    it.each([
      [{ namespace: '../kube-system' }, /is not a Kubernetes namespace/],
      [{ namespace: 'a/b' }, /is not a Kubernetes namespace/],
      [{ namespace: '%2e%2e' }, /is not a Kubernetes namespace/],
      [{ namespace: 'a'.repeat(64) }, /is not a Kubernetes namespace/],
      [{ namespace: '' }, /is not a Kubernetes namespace/],
      [{ cluster: 'local\r\nauthorization: x' }, /is not a Kubernetes cluster/],
      [{ cluster: '' }, /is not a Kubernetes cluster/],
      [
        { resource: { ...notebookResource, plural: '../secrets' } },
        /is not a Kubernetes resource/,
      ],
      [
        { resource: { ...notebookResource, version: 'v1/../..' } },
        /is not a Kubernetes version/,
      ],
      [
        { resource: { ...notebookResource, group: 'a/b' } },
        /is not a Kubernetes group/,
      ],
    ])('never sends %j', async (more, message) => {
      await expect(gateway().list({ ...request, ...more })).rejects.toThrow(
        message,
      );
    });

    it('runs a bounded number of requests at once for each cluster', async () => {
      const releases: (() => void)[] = [];
      const fetchFunction: typeof fetch = async (_input, init) => {
        const { headers } = new Request('http://x', init);
        if (headers.get('backstage-kubernetes-cluster') === 'slow') {
          await new Promise<void>(resolve => {
            releases.push(resolve);
          });
        }
        return Response.json({ items: [] });
      };
      const bounded = gateway({ fetch: fetchFunction });
      const slow = Array.from({ length: 20 }, () =>
        bounded.list({ ...request, cluster: 'slow' }),
      );
      // Another cluster answers while the slow one holds all of its slots.
      await expect(bounded.list(request)).resolves.toMatchObject({
        status: 'ok',
      });
      expect(releases).toHaveLength(8);
      const all = Promise.all(slow);
      let done = false;
      all.finally(() => {
        done = true;
      });
      while (!done) {
        releases.splice(0).forEach(release => release());
        await new Promise(resolve => setImmediate(resolve));
      }
      await expect(all).resolves.toHaveLength(20);
    });
  });

  describe('listClusters', () => {
    it('reads the clusters once for all who ask within ten seconds', async () => {
      let calls = 0;
      server.use(
        http.get(`${BASE}/clusters`, () => {
          calls += 1;
          return HttpResponse.json({
            items: [
              { name: 'local', authProvider: 'serviceAccount', title: 'Local' },
              { name: 'odd' },
            ],
          });
        }),
      );
      const one = gateway();
      const results = await Promise.all([
        one.listClusters(),
        one.listClusters(),
      ]);
      expect(await one.listClusters()).toEqual(results[0]);
      expect(results[1]).toEqual({
        status: 'ok',
        clusters: [
          { name: 'local', authProvider: 'serviceAccount', title: 'Local' },
          { name: 'odd', authProvider: '' },
        ],
      });
      expect(calls).toBe(1);
    });

    it('does not remember a failure', async () => {
      let calls = 0;
      server.use(
        http.get(`${BASE}/clusters`, () => {
          calls += 1;
          return calls === 1
            ? HttpResponse.error()
            : HttpResponse.json({ items: [] });
        }),
      );
      const one = gateway();
      await expect(one.listClusters()).resolves.toEqual({
        status: 'unreachable',
        message: 'The Kubernetes plugin cannot be reached.',
      });
      const recovered = async () => {
        let result = await one.listClusters();
        for (let turn = 0; result.status !== 'ok' && turn < 1000; turn += 1) {
          await new Promise(resolve => setImmediate(resolve));
          result = await one.listClusters();
        }
        return result;
      };
      await expect(recovered()).resolves.toMatchObject({ status: 'ok' });
    });

    it('says when the Kubernetes plugin is not installed', async () => {
      server.use(
        http.get(
          `${BASE}/clusters`,
          () => new HttpResponse(null, { status: 404 }),
        ),
      );
      await expect(gateway().listClusters()).resolves.toEqual({
        status: 'not-installed',
        message:
          'The Kubernetes plugin is not installed: add @backstage/plugin-kubernetes-backend to the backend.',
      });
    });

    it('says when the answer is no list', async () => {
      server.use(
        http.get(`${BASE}/clusters`, () => HttpResponse.json({ items: 5 })),
      );
      await expect(gateway().listClusters()).resolves.toMatchObject({
        status: 'unreachable',
      });
    });
  });
});
