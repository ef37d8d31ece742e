import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import { createGateway, request } from './__testUtils__/setupGateway';

describe('ProxyKubernetesGateway.list, within bounds', () => {
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
    await expect(createGateway().list({ ...request, ...more })).rejects.toThrow(
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
    const bounded = createGateway({ fetch: fetchFunction });
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
