import { parseDeployment } from '../workloads';
import {
  parseAuthorizationPolicy,
  parseEndpointSlice,
  parseLimitRange,
  parseNode,
  parseProfile,
  parseResourceQuota,
  parseService,
  parseServiceAccount,
  parseStorageClass,
  parseVirtualService,
  readyEndpoints,
} from '.';

const metadata = { namespace: 'churn', name: 'study' };

describe.each<[string, (object: unknown) => { readonly name: string }]>([
  ['parseAuthorizationPolicy', parseAuthorizationPolicy],
  ['parseDeployment', parseDeployment],
  ['parseEndpointSlice', parseEndpointSlice],
  ['parseLimitRange', parseLimitRange],
  ['parseNode', parseNode],
  ['parseProfile', parseProfile],
  ['parseResourceQuota', parseResourceQuota],
  ['parseService', parseService],
  ['parseServiceAccount', parseServiceAccount],
  ['parseStorageClass', parseStorageClass],
  ['parseVirtualService', parseVirtualService],
])('%s', (_name, parse) => {
  const broken = [7, 'x', null, [null, 7, 'x', [], { name: 7 }], { x: [7] }];
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Service'],
    ['a list', [1]],
    ['an object without anything', {}],
    ...broken.map((value): [string, unknown] => [
      `fields that are ${JSON.stringify(value)}`,
      {
        metadata: { labels: value, annotations: value },
        spec: value,
        status: value,
        endpoints: value,
        secrets: value,
        imagePullSecrets: value,
      },
    ]),
    ...broken.map((value): [string, unknown] => [
      `inner fields that are ${JSON.stringify(value)}`,
      {
        spec: {
          hard: value,
          limits: value,
          taints: value,
          ports: value,
          selector: value,
          http: value,
          rules: value,
          owner: value,
          template: { metadata: value },
        },
        status: { hard: value, used: value, conditions: value },
      },
    ]),
  ])('survives %s', (_what, object) => {
    expect(parse(object).name).toBe('');
  });

  it('reads the name', () => {
    expect(parse({ metadata }).name).toBe('study');
  });
});

describe('parseResourceQuota', () => {
  it('takes what is enforced, and from the spec what was not counted yet', () => {
    const spec = { hard: { 'requests.cpu': 4, pods: '10', broken: {} } };
    expect(parseResourceQuota({ metadata, spec })).toEqual({
      ...metadata,
      hard: { 'requests.cpu': '4', pods: '10' },
      used: {},
    });
    const status = { hard: { pods: '5' }, used: { pods: '3' } };
    expect(parseResourceQuota({ metadata, spec, status })).toMatchObject({
      hard: { pods: '5' },
      used: { pods: '3' },
    });
  });
});

describe('parseLimitRange', () => {
  it('reads what is allowed, and what is filled in', () => {
    const limit = {
      type: 'Container',
      max: { cpu: 2 },
      default: { cpu: '1' },
      maxLimitRequestRatio: { memory: '2' },
    };
    const spec = { limits: [limit, { max: { cpu: '1' } }] };
    expect(parseLimitRange({ metadata, spec }).limits).toEqual([
      {
        type: 'Container',
        min: {},
        max: { cpu: '2' },
        defaultLimit: { cpu: '1' },
        defaultRequest: {},
        maxRatio: { memory: '2' },
      },
    ]);
  });
});

describe('parseServiceAccount', () => {
  it('reads names of Secrets, of both kinds', () => {
    const account = parseServiceAccount({
      metadata: { ...metadata, annotations: { role: 'arn' } },
      secrets: [{ name: 's3' }, {}, 'x'],
      imagePullSecrets: [{ name: 'registry' }],
    });
    expect(account).toEqual({
      ...metadata,
      annotations: { role: 'arn' },
      secrets: ['s3'],
      pullSecrets: ['registry'],
    });
  });
});

describe('parseStorageClass', () => {
  const mark = (key: string, value: string) => ({
    metadata: { name: 'fast', annotations: { [key]: value } },
  });
  it.each([
    ['storageclass.kubernetes.io/is-default-class', 'true', true],
    ['storageclass.beta.kubernetes.io/is-default-class', 'true', true],
    ['storageclass.kubernetes.io/is-default-class', 'false', false],
    ['other', 'true', false],
  ])('with %s: %s is the default: %s', (key, value, isDefault) => {
    expect(parseStorageClass(mark(key, value)).isDefault).toBe(isDefault);
  });

  it('knows when volumes are made', () => {
    const of = (volumeBindingMode?: string) =>
      parseStorageClass({ volumeBindingMode }).waitsForPod;
    expect([of('WaitForFirstConsumer'), of('Immediate'), of()]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('parseNode', () => {
  it('reads what decides where Pods go', () => {
    const node = parseNode({
      metadata: { name: 'gpu-0', labels: { zone: 'a' } },
      spec: {
        unschedulable: true,
        taints: [
          { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
          { key: 'incomplete' },
        ],
      },
      status: {
        allocatable: { cpu: '8', 'nvidia.com/gpu': 1 },
        conditions: [{ type: 'Ready', status: 'True' }],
      },
    });
    expect(node).toEqual({
      name: 'gpu-0',
      labels: { zone: 'a' },
      taints: [
        { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
      ],
      allocatable: { cpu: '8', 'nvidia.com/gpu': '1' },
      cordoned: true,
      ready: true,
    });
    expect(parseNode({ metadata }).ready).toBe(false);
  });
});

describe('parseService and parseEndpointSlice', () => {
  it('tell what is behind an address', () => {
    const service = parseService({
      metadata,
      spec: {
        selector: { statefulset: 'study' },
        ports: [{ name: 'http-study', port: 80, targetPort: 8888 }],
      },
    });
    expect(service).toEqual({
      ...metadata,
      selector: { statefulset: 'study' },
      ports: [{ name: 'http-study', port: 80, targetPort: '8888' }],
    });
    const slice = (of: string, ...ready: (boolean | undefined)[]) =>
      parseEndpointSlice({
        metadata: {
          namespace: 'churn',
          name: `${of}-x`,
          labels: { 'kubernetes.io/service-name': of },
        },
        endpoints: ready.map(value => ({ conditions: { ready: value } })),
      });
    const slices = [
      slice('study', true, false),
      slice('study', undefined),
      slice('other', true),
    ];
    expect(slices[0]).toMatchObject({ ready: 1, notReady: 1 });
    expect(readyEndpoints(slices, service)).toBe(2);
    expect(readyEndpoints(slices, { ...service, namespace: 'x' })).toBe(0);
  });
});

describe('parseVirtualService', () => {
  it('reads a route for each match', () => {
    const spec = {
      gateways: ['kubeflow/kubeflow-gateway'],
      hosts: ['*'],
      http: [
        {
          match: [{ uri: { prefix: '/notebook/churn/study/' } }, {}],
          rewrite: { uri: '/' },
          route: [{ destination: { host: 'study.churn.svc.cluster.local' } }],
        },
        { route: [] },
      ],
    };
    const host = 'study.churn.svc.cluster.local';
    expect(parseVirtualService({ metadata, spec })).toEqual({
      ...metadata,
      gateways: ['kubeflow/kubeflow-gateway'],
      hosts: ['*'],
      routes: [
        { prefix: '/notebook/churn/study/', rewrite: '/', host },
        { prefix: undefined, rewrite: '/', host },
        { rewrite: undefined, host: undefined },
      ],
    });
  });
});

describe('parseAuthorizationPolicy', () => {
  const header = {
    key: 'request.headers[Kubeflow-Userid]',
    values: ['ana@example.com'],
  };
  const headers = [{ name: 'kubeflow-userid', values: ['ana@example.com'] }];
  it.each([
    ['a header', { when: [header] }, { headers, others: false }],
    ['a source', { from: [{ source: {} }] }, { headers: [], others: true }],
    ['a path', { to: [{ operation: {} }] }, { headers: [], others: true }],
    [
      'a header and something else',
      { when: [header, { key: 'source.namespace', values: ['x'] }] },
      { headers, others: true },
    ],
    [
      'a header that must not be',
      { when: [{ ...header, values: undefined, notValues: ['x'] }] },
      { headers: [], others: true },
    ],
    [
      'a header with values that are also excluded',
      { when: [{ ...header, notValues: ['x'] }] },
      { headers, others: true },
    ],
    ['nothing', {}, { headers: [], others: false }],
  ])('reads a rule about %s', (_what, rule, expected) => {
    const { rules } = parseAuthorizationPolicy({ spec: { rules: [rule] } });
    expect(rules).toEqual([expected]);
  });

  it('lets in by default, and only whom a rule names', () => {
    expect(parseAuthorizationPolicy({ metadata, spec: {} })).toEqual({
      ...metadata,
      action: 'ALLOW',
      selector: {},
      rules: [],
    });
    const spec = { action: 'DENY', selector: { matchLabels: { app: 'x' } } };
    expect(parseAuthorizationPolicy({ spec })).toMatchObject({
      action: 'DENY',
      selector: { app: 'x' },
    });
  });
});

describe('parseProfile', () => {
  it.each([
    [{ kind: 'User', name: 'ana@example.com' }, 'User'],
    [{ name: 'ana@example.com' }, 'User'],
    [{ kind: 'Group', name: 'ana@example.com' }, 'Group'],
  ])('reads the owner %j', (owner, kind) => {
    expect(parseProfile({ spec: { owner } }).owner).toEqual({
      kind,
      name: 'ana@example.com',
    });
  });

  it('reads what it may use', () => {
    const spec = { resourceQuotaSpec: { hard: { cpu: 2, memory: '4Gi' } } };
    const { owner, quota } = parseProfile({ spec });
    expect(owner).toBeUndefined();
    expect(quota).toEqual({ cpu: '2', memory: '4Gi' });
  });
});

describe('parseDeployment', () => {
  it('reads how far it is', () => {
    const deployment = parseDeployment({
      metadata: { ...metadata, generation: 2, labels: { app: 'x' } },
      spec: {
        replicas: 3,
        template: { metadata: { annotations: { a: 'b' } } },
      },
      status: {
        observedGeneration: 1,
        readyReplicas: 2,
        availableReplicas: 1,
        updatedReplicas: 1,
        conditions: [{ type: 'Available', status: 'False' }],
      },
    });
    expect(deployment).toMatchObject({
      replicas: 3,
      readyReplicas: 2,
      availableReplicas: 1,
      updatedReplicas: 1,
      observed: false,
      labels: { app: 'x' },
      podAnnotations: { a: 'b' },
    });
    expect(deployment.conditions[0].type).toBe('Available');
    expect(parseDeployment({ metadata })).toMatchObject({
      replicas: 1,
      availableReplicas: 0,
      observed: true,
    });
  });
});
