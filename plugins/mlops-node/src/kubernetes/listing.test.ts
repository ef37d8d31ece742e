import {
  namespaceResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { HttpResponse, http } from 'msw';
import {
  NOTEBOOKS,
  PLUGIN,
  createGateway,
  request,
  setupPlugin,
} from './__testUtils__/setupGateway';

function notebook(name: string) {
  return { metadata: { name, managedFields: [{ manager: 'kubectl' }] } };
}

describe('ProxyKubernetesGateway.list', () => {
  const { server, answerWith } = setupPlugin();

  it('asks with the plugin’s own token for the wanted cluster', async () => {
    let asked: Request | undefined;
    server.use(
      http.get(NOTEBOOKS, ({ request: received }) => {
        asked = received;
        return HttpResponse.json({ items: [] });
      }),
    );
    const result = await createGateway().list({
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
    expect(Object.fromEntries(new URL(asked?.url ?? '').searchParams)).toEqual({
      limit: '500',
      labelSelector: 'a in (b,c)',
      fieldSelector: 'metadata.name=x',
    });
  });

  it('reads the core group and the whole cluster', async () => {
    server.use(
      http.get(`${PLUGIN}/proxy/api/v1/namespaces`, () =>
        HttpResponse.json({ items: [{ metadata: { name: 'churn' } }] }),
      ),
      http.get(`${PLUGIN}/proxy/api/v1/namespaces/churn/pods`, () =>
        HttpResponse.json({ items: null }),
      ),
    );
    await expect(
      createGateway().list({ cluster: 'local', resource: namespaceResource }),
    ).resolves.toMatchObject({ items: [{ metadata: { name: 'churn' } }] });
    await expect(
      createGateway().list({
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
    const result = await createGateway().list(request);
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
    const result = await createGateway().list(request);
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
    await expect(createGateway().list(request)).resolves.toEqual({
      status: 'unreachable',
      message:
        'Cluster "local" changes faster than notebooks.kubeflow.org in namespace "churn" can be read.',
    });
  });

  it('drops managed fields unless they are wanted', async () => {
    answerWith(() => HttpResponse.json({ items: [notebook('n')] }));
    await expect(createGateway().list(request)).resolves.toMatchObject({
      items: [{ metadata: { name: 'n' } }],
    });
    const lean = await createGateway().list(request);
    expect(JSON.stringify(lean)).not.toContain('managedFields');
    const full = await createGateway().list({
      ...request,
      managedFields: true,
    });
    expect(JSON.stringify(full)).toContain('managedFields');
  });
});
