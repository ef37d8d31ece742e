import { KubernetesObject, RunningKubernetes } from '.';
import { pods, send, startCluster } from './__testUtils__/harness';

const pod = (name: string, containers: string[]): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'churn' },
  spec: {
    nodeName: 'node-1',
    containers: containers.map(container => ({
      name: container,
      image: 'x',
    })),
  },
});

describe('pod logs', () => {
  let cluster: RunningKubernetes;
  let growing = '';

  const logs = async (name: string, query = '') => {
    const response = await send(
      cluster,
      `/api/v1/namespaces/churn/pods/${name}/log?${query}`,
      { user: 'portal' },
    );
    return { code: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    const now = new Date().toISOString();
    cluster = await startCluster({
      podLogs: (name, container, { previous }) => {
        if (name === 'growing') {
          return growing;
        }
        return name === 'running' && !previous
          ? `2020-01-01T00:00:00Z ${container} old\n${now} new\nplain\n`
          : undefined;
      },
    });
    const client = cluster.client();
    await client.create(pods, pod('running', ['lab']));
    await client.create(pods, pod('growing', ['lab']));
    await client.create(pods, pod('two', ['a', 'b']));
    await client.create(pods, pod('waiting', ['lab']));
    await client.mergePatch(
      pods,
      { name: 'waiting', namespace: 'churn' },
      {
        status: {
          containerStatuses: [
            { name: 'lab', state: { waiting: { reason: 'ImagePullBackOff' } } },
          ],
        },
      },
      { subresource: 'status' },
    );
  });

  afterAll(async () => {
    await cluster.close();
  });

  it.each([
    ['', 'lab old\nnew\nplain\n'],
    ['container=lab&tailLines=1', 'plain\n'],
    ['tailLines=0', ''],
    ['sinceSeconds=3600', 'new\nplain\n'],
    ['limitBytes=5', 'lab o'],
    ['sinceTime=2025-01-01T00:00:00Z', 'new\nplain\n'],
  ])('gives the lines asked for by "%s"', async (query, text) => {
    expect(await logs('running', query)).toEqual({ code: 200, text });
  });

  it('puts the time before each line on demand', async () => {
    const { text } = await logs('running', 'timestamps=true');
    expect(text.split('\n')[0]).toBe('2020-01-01T00:00:00Z lab old');
    expect(text).toMatch(/\n\d{4}-\d\d-\d\dT\S+Z plain\n$/);
  });

  it('sends what is added while somebody follows, until the container begins anew', async () => {
    growing = 'one\ntwo\n';
    const answer = logs('growing', 'follow=true&tailLines=1');
    growing = 'one\ntwo\nthree\n';
    const response = await send(
      cluster,
      '/api/v1/namespaces/churn/pods/growing/log?follow=true&tailLines=1',
      { user: 'portal' },
    );
    const reader = response.body!.getReader();
    const next = async () =>
      Buffer.from((await reader.read()).value!).toString();
    expect(await next()).toBe('three\n');
    growing += 'four\n';
    expect(await next()).toBe('four\n');
    growing = 'another life\n';
    expect((await reader.read()).done).toBe(true);
    expect((await answer).code).toBe(200);
  });

  it.each([
    [
      'waiting',
      '',
      'container \\"lab\\" in pod \\"waiting\\" is waiting to start: trying and failing to pull image',
    ],
    [
      'two',
      '',
      'a container name must be specified for pod two, choose one of: [a b]',
    ],
    ['two', 'container=c', 'container c is not valid for pod two'],
    [
      'running',
      'previous=true',
      'previous terminated container \\"lab\\" in pod \\"running\\" not found',
    ],
  ])('answers 400 for pod %s with "%s"', async (name, query, message) => {
    const { code, text } = await logs(name, query);
    expect(code).toBe(400);
    expect(text).toContain(message);
  });
});
