import { KubernetesClient, KubernetesObject, RunningKubernetes } from '.';
import { pods, refusal, startCluster } from './__testUtils__/harness';

const statefulSets = { group: 'apps', version: 'v1', plural: 'statefulsets' };

const pod = (spec: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'x', namespace: 'churn' },
  spec,
});

describe('validation of Pods and of what makes them', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
  });

  afterAll(async () => {
    await cluster.close();
  });

  it.each([
    [
      'a mount without a volume',
      {
        containers: [
          {
            name: 'a',
            image: 'b',
            volumeMounts: [{ name: 'home', mountPath: '/home' }],
          },
        ],
      },
      'spec.containers[0].volumeMounts[0].name: Not found: "home"',
    ],
    [
      'a path mounted twice',
      {
        volumes: [{ name: 'v' }],
        containers: [
          {
            name: 'a',
            image: 'b',
            volumeMounts: [
              { name: 'v', mountPath: '/home' },
              { name: 'v', mountPath: '/home' },
            ],
          },
        ],
      },
      'spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/home": must be unique',
    ],
    [
      'a GPU request without a limit',
      {
        containers: [
          {
            name: 'a',
            image: 'b',
            resources: { requests: { 'nvidia.com/gpu': 1 } },
          },
        ],
      },
      'spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources',
    ],
    [
      'a request above the limit',
      {
        containers: [
          {
            name: 'a',
            image: 'b',
            resources: { requests: { cpu: '2' }, limits: { cpu: '500m' } },
          },
        ],
      },
      'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 500m',
    ],
    [
      'two containers of one name',
      {
        containers: [
          { name: 'a', image: 'b' },
          { name: 'a', image: 'b' },
        ],
      },
      'spec.containers[1].name: Duplicate value: "a"',
    ],
  ])('refuses a Pod with %s', async (_, spec, message) => {
    const { message: text } = await refusal(client.create(pods, pod(spec)));
    expect(text).toBe(`Pod "x" is invalid: ${message}`);
  });

  it('refuses a workload whose Pods would be refused', async () => {
    const labels = { app: 'study' };
    const create = client.create(statefulSets, {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'study', namespace: 'churn' },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: 'a',
                image: 'b',
                volumeMounts: [{ name: 'workspace', mountPath: '/w' }],
              },
            ],
          },
        },
      },
    });
    expect((await refusal(create)).message).toBe(
      'StatefulSet.apps "study" is invalid: spec.template.spec.containers[0].volumeMounts[0].name: Not found: "workspace"',
    );
  });
});
