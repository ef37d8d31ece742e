import { HttpResponse, delay, http } from 'msw';
import {
  createGateway,
  request,
  setupPlugin,
} from './__testUtils__/setupGateway';

describe('ProxyKubernetesGateway.list, when things fail', () => {
  const { server, answerWith } = setupPlugin();

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
    const result = await createGateway().list(request);
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
      await expect(createGateway().list(request)).resolves.toMatchObject({
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
    await expect(
      createGateway({ timeoutMs: 50 }).list(request),
    ).resolves.toEqual({
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
    const result = createGateway().list(request, { signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(result).rejects.toThrow('gone');
  });

  it('reads no more than the limit', async () => {
    answerWith(() =>
      HttpResponse.json({ items: [{ text: 'x'.repeat(10_000) }] }),
    );
    await expect(
      createGateway({ maxResponseBytes: 1000 }).list(request),
    ).resolves.toEqual({
      status: 'unreachable',
      message: 'Cluster "local" answered with more than 1 MB at once.',
    });
  });
});
