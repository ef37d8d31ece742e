import {
  notebookResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { mockServices } from '@backstage/backend-test-utils';
import { ProxyKubernetesGateway } from './ProxyKubernetesGateway';

const json = { headers: { 'content-type': 'application/json' } };
const one = {
  cluster: 'local',
  resource: notebookResource,
  namespace: 'churn',
  name: 'lab',
};

function setup(answer: () => Response) {
  const requests: { method: string; path: string; init?: RequestInit }[] = [];
  const gateway = ProxyKubernetesGateway.create({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    fetch: async (input, init) => {
      const { pathname, search } = new URL(String(input));
      const path = pathname.replace('/api/kubernetes/proxy', '') + search;
      requests.push({ method: init?.method ?? 'GET', path, init });
      return answer();
    },
  });
  return { gateway, requests };
}

describe('ProxyKubernetesGateway', () => {
  it('gets one object', async () => {
    const { gateway, requests } = setup(
      () => new Response('{"metadata":{"name":"lab"}}', json),
    );
    expect(await gateway.get(one)).toEqual({
      status: 'ok',
      object: { metadata: { name: 'lab' } },
    });
    expect(requests[0].path).toBe(
      '/apis/kubeflow.org/v1/namespaces/churn/notebooks/lab',
    );
  });

  it('patches by a merge, with the rights of a token', async () => {
    const { gateway, requests } = setup(() => new Response('{}', json));
    const patch = { metadata: { annotations: { stopped: null } } };
    await gateway.patch(
      { ...one, patch, fieldManager: 'portal' },
      { clusterToken: 'of-the-user' },
    );
    expect(requests[0]).toMatchObject({
      method: 'PATCH',
      path: '/apis/kubeflow.org/v1/namespaces/churn/notebooks/lab?fieldManager=portal',
      init: {
        body: JSON.stringify(patch),
        headers: {
          'content-type': 'application/merge-patch+json',
          'backstage-kubernetes-authorization': 'Bearer of-the-user',
        },
      },
    });
  });

  it('deletes what it meant and not what took its name', async () => {
    const { gateway, requests } = setup(() => new Response('{}', json));
    expect(await gateway.delete({ ...one, uid: 'u1' })).toEqual({
      status: 'ok',
    });
    expect(requests[0].method).toBe('DELETE');
    expect(JSON.parse(String(requests[0].init?.body))).toMatchObject({
      propagationPolicy: 'Background',
      preconditions: { uid: 'u1' },
    });
  });

  it('reads the last lines of a log', async () => {
    const { gateway, requests } = setup(() => new Response('line\n'));
    expect(
      await gateway.logs({
        cluster: 'local',
        namespace: 'churn',
        pod: 'lab-0',
        container: 'lab',
        tailLines: 50_000,
        previous: true,
        sinceSeconds: 60,
        timestamps: true,
      }),
    ).toEqual({ status: 'ok', text: 'line\n' });
    expect(requests[0].path).toBe(
      '/api/v1/namespaces/churn/pods/lab-0/log?container=lab&previous=true&sinceSeconds=60&timestamps=true&tailLines=5000&limitBytes=1048576',
    );
  });

  it('asks whether something is allowed', async () => {
    const { gateway, requests } = setup(
      () => new Response('{"status":{"allowed":true}}', json),
    );
    expect(
      await gateway.selfSubjectAccessReview({
        cluster: 'local',
        resource: podResource,
        verb: 'list',
        namespace: 'churn',
      }),
    ).toEqual({ status: 'ok', allowed: true });
    expect(JSON.parse(String(requests[0].init?.body)).spec).toEqual({
      resourceAttributes: {
        group: '',
        resource: 'pods',
        verb: 'list',
        namespace: 'churn',
      },
    });
  });

  it.each([
    ['has', '{"resources":[{"name":"pods"},{"name":"pods/log"}]}', 200, true],
    ['lacks', '{"resources":[{"name":"pods/log"}]}', 200, false],
    ['lacks with its version', '{"kind":"Status","code":404}', 404, false],
  ])('finds out that a cluster %s a kind', async (_, body, status, served) => {
    const { gateway, requests } = setup(
      () => new Response(body, { ...json, status }),
    );
    expect(
      await gateway.isServed({ cluster: 'local', resource: podResource }),
    ).toEqual({ status: 'ok', served });
    expect(requests[0].path).toBe('/api/v1');
  });

  it('says that nobody can tell which kinds a cluster has', async () => {
    const { gateway } = setup(() => new Response('{"resources":1}', json));
    expect(
      await gateway.isServed({ cluster: 'local', resource: podResource }),
    ).toMatchObject({ status: 'unreachable' });
  });

  it.each(['../secrets', 'A', 'a/b', '', `a${'b'.repeat(253)}`])(
    'refuses the name %p',
    async name => {
      const { gateway, requests } = setup(() => new Response('{}', json));
      await expect(gateway.get({ ...one, name })).rejects.toThrow(
        'is not a Kubernetes name.',
      );
      expect(requests).toEqual([]);
    },
  );

  it('has failures as values', async () => {
    const { gateway } = setup(
      () => new Response('token leaked', { status: 403 }),
    );
    expect(await gateway.delete(one)).toEqual({
      status: 'forbidden',
      message:
        'Cluster "local" does not let the portal delete notebooks.kubeflow.org "lab" in namespace "churn". Grant its account "delete" on them.',
    });
  });
});
