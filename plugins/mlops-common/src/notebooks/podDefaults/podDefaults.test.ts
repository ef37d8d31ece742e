import { diagnosePodDefault } from './podDefaultRules';
import { parseNotebook } from '../Notebook';
import { parsePod } from '../../kubernetes/pods';
import { goEqual } from './goEquality';
import { parsePodDefault } from './PodDefault';
import { podDefaultConflicts, podDefaultEffects } from './podDefaultEffects';
import { readPodSelector, selectsPod } from './PodSelector';
import { ObjectReader } from '../../kubernetes/ObjectReader';
import { describeShared, readRecords } from '../../__fixtures__/sharedFixtures';

type Fields = Record<string, unknown>;

function podDefault(spec: Fields, metadata: Fields = {}) {
  return parsePodDefault({
    metadata: {
      name: 'a',
      namespace: 'team',
      resourceVersion: '7',
      ...metadata,
    },
    spec: { selector: { matchLabels: { on: 'true' } }, ...spec },
  });
}

function notebook(pod: Fields = {}, metadata: Fields = {}) {
  return parseNotebook({
    metadata: {
      name: 'study',
      namespace: 'team',
      labels: { on: 'true' },
      ...metadata,
    },
    spec: {
      template: {
        spec: { containers: [{ name: 'study', image: 'x:1' }], ...pod },
      },
    },
  });
}

describe('a PodDefault', () => {
  it('is read with all that it injects, and without secrets', () => {
    const parsed = podDefault({
      desc: 'MLflow',
      env: [
        { name: 'MLFLOW_TRACKING_URI', value: 'http://mlflow:5000' },
        { name: 'MLFLOW_TRACKING_PASSWORD', value: 'hunter2' },
        { name: 'KEY', valueFrom: { secretKeyRef: { name: 's3', key: 'k' } } },
      ],
      envFrom: [{ configMapRef: { name: 'settings' } }],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'c' } }],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
      tolerations: [
        { key: 'gpu', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
      ],
      imagePullSecrets: [{ name: 'registry' }],
      initContainers: [{ name: 'init', image: 'i:1' }],
      sidecars: [{ name: 'side', image: 's:1' }],
      labels: { team: 'a' },
      annotations: { note: 'b' },
      serviceAccountName: 'editor',
      automountServiceAccountToken: false,
      command: ['start'],
      args: ['--token=hunter2'],
    });
    expect(parsed.description).toBe('MLflow');
    expect(
      parsed.injects.map(({ kind, name, detail }) =>
        [kind, name, detail].filter(part => part !== undefined).join(' | '),
      ),
    ).toEqual([
      'env | MLFLOW_TRACKING_URI | http://mlflow:5000',
      'env | MLFLOW_TRACKING_PASSWORD | ***',
      'env | KEY | Secret s3',
      'env-from | ConfigMap settings',
      'volume | data | persistentVolumeClaim c',
      'mount | data | /data',
      'toleration | gpu | = true, NoSchedule',
      'pull-secret | registry',
      'init-container | init | i:1',
      'sidecar | side | s:1',
      'label | team | a',
      'annotation | note | b',
      'service-account | editor',
      'token-mount | off',
      'command | start',
      'args | --token=***',
    ]);
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{ spec: null }],
    [{ spec: { env: 'x', selector: [] } }],
  ])('is read without an exception: %j', object => {
    expect(parsePodDefault(object).injects).toEqual([]);
  });
});

describe('a selector', () => {
  const labels = { app: 'study', tier: 'gpu', empty: '' };
  it.each([
    [{}, true],
    [{ matchLabels: { app: 'study' } }, true],
    [{ matchLabels: { app: 'study', tier: 'cpu' } }, false],
    [{ matchLabels: { toString: 'x' } }, false],
    [{ matchLabels: { empty: '' } }, true],
    [
      {
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['cpu', 'gpu'] },
        ],
      },
      true,
    ],
    [
      { matchExpressions: [{ key: 'other', operator: 'In', values: ['gpu'] }] },
      false,
    ],
    [
      {
        matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['gpu'] }],
      },
      false,
    ],
    [
      {
        matchExpressions: [
          { key: 'other', operator: 'NotIn', values: ['gpu'] },
        ],
      },
      true,
    ],
    [{ matchExpressions: [{ key: 'empty', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'other', operator: 'Exists' }] }, false],
    [{ matchExpressions: [{ key: 'other', operator: 'DoesNotExist' }] }, true],
    [
      {
        matchLabels: { app: 'study' },
        matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }],
      },
      false,
    ],
  ])('is evaluated as by an API server: %j', (selector, selects) => {
    const read = readPodSelector(ObjectReader.of(selector));
    expect(read.invalid).toBeUndefined();
    expect(selectsPod(read, labels)).toBe(selects);
  });

  it.each([
    [
      { matchExpressions: [{ key: 'a', operator: 'Equals', values: ['b'] }] },
      /no operator/,
    ],
    [{ matchExpressions: [{ key: 'a', operator: 'In' }] }, /no values/],
    [
      { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
      /must not have values/,
    ],
    [{ matchLabels: { 'a b': 'c' } }, /cannot be a label key/],
    [{ matchLabels: { a: 'b/c' } }, /cannot be the value/],
  ])('that no client reads selects nothing: %j', (selector, why) => {
    const read = readPodSelector(ObjectReader.of(selector));
    expect(read.invalid).toMatch(why);
    expect(selectsPod(read, { a: 'b' })).toBe(false);
  });
});

describe('equality of Go', () => {
  it.each([
    [{ name: 'a' }, { name: 'a', readOnly: false, subPath: '', x: null }, true],
    [{ name: 'a', readOnly: true }, { name: 'a' }, false],
    [
      { secret: { secretName: 's' } },
      { secret: { secretName: 's', defaultMode: 420 } },
      false,
    ],
    [{ secret: { optional: false } }, { secret: {} }, false],
    [{ emptyDir: {} }, {}, false],
    [{ resources: {} }, {}, true],
    [{ items: [] }, {}, false],
    [{ hostPath: { path: '/', type: '' } }, { hostPath: { path: '/' } }, false],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }] }, true],
  ])('%j and %j: %s', (a, b, equal) => {
    expect(goEqual(a, b)).toBe(equal);
    expect(goEqual(b, a)).toBe(equal);
  });
});

describe('conflicts', () => {
  const dshm = { name: 'dshm', emptyDir: { medium: 'Memory' } };
  const limited = {
    name: 'dshm',
    emptyDir: { medium: 'Memory', sizeLimit: '2Gi' },
  };
  const mount = { name: 'dshm', mountPath: '/dev/shm' };
  const secret = { name: 'creds', secret: { secretName: 'creds' } };
  const inContainer = (fields: Fields) => ({
    containers: [{ name: 'study', image: 'x:1', ...fields }],
  });

  it.each<[string, Fields, Fields, readonly string[]]>([
    [
      'shared memory of another size',
      { volumes: [dshm] },
      { volumes: [limited] },
      ['volumes dshm'],
    ],
    ['the same volume', { volumes: [dshm] }, { volumes: [dshm] }, []],
    [
      'a secret, to which the API server adds a mode',
      { volumes: [secret] },
      { volumes: [secret] },
      ['volumes creds'],
    ],
    [
      'a secret with the mode written out',
      { volumes: [secret] },
      {
        volumes: [
          { ...secret, secret: { ...secret.secret, defaultMode: 420 } },
        ],
      },
      [],
    ],
    [
      'a token, to which the API server adds how long it lasts',
      {
        volumes: [
          {
            name: 't',
            projected: { sources: [{ serviceAccountToken: { path: 't' } }] },
          },
        ],
      },
      {
        volumes: [
          {
            name: 't',
            projected: {
              defaultMode: 420,
              sources: [{ serviceAccountToken: { path: 't' } }],
            },
          },
        ],
      },
      ['volumes t'],
    ],
    [
      'a field, to which the API server adds a version',
      inContainer({
        env: [
          {
            name: 'NS',
            valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
          },
        ],
      }),
      {
        env: [
          {
            name: 'NS',
            valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
          },
        ],
      },
      ['env NS'],
    ],
    [
      'another value',
      inContainer({ env: [{ name: 'A', value: '1' }] }),
      { env: [{ name: 'A', value: '2' }] },
      ['env A'],
    ],
    [
      'no value and an empty one',
      inContainer({ env: [{ name: 'A' }] }),
      { env: [{ name: 'A', value: '' }] },
      [],
    ],
    [
      'the prefix that the controller sets',
      {},
      { env: [{ name: 'NB_PREFIX', value: '/x' }] },
      ['env NB_PREFIX'],
    ],
    [
      'another path for the same volume',
      inContainer({ volumeMounts: [mount] }),
      { volumeMounts: [{ name: 'dshm', mountPath: '/shm' }] },
      ['volumeMounts dshm'],
    ],
    [
      'another volume on the same path',
      inContainer({ volumeMounts: [mount] }),
      { volumeMounts: [{ name: 'shm', mountPath: '/dev/shm' }] },
      ['mountPath /dev/shm'],
    ],
    [
      'the path of the token of the service account',
      {},
      {
        volumeMounts: [
          {
            name: 't',
            mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
          },
        ],
      },
      ['mountPath /var/run/secrets/kubernetes.io/serviceaccount'],
    ],
    [
      'a toleration',
      { tolerations: [{ key: 'gpu', operator: 'Exists' }] },
      { tolerations: [{ key: 'gpu', value: 'a' }] },
      ['tolerations gpu'],
    ],
    [
      'a pull secret of both',
      { imagePullSecrets: [{ name: 'r' }] },
      { imagePullSecrets: [{ name: 'r' }] },
      [],
    ],
    [
      'the label that belongs to the controller',
      {},
      { labels: { 'notebook-name': 'x' } },
      ['labels notebook-name'],
    ],
    [
      'a container of the same name',
      {},
      { sidecars: [{ name: 'study', image: 'y:1' }] },
      ['sidecars study'],
    ],
  ])('%s', (_, pod, spec, expected) => {
    const conflicts = podDefaultConflicts({
      notebook: notebook(pod),
      podDefaults: [podDefault(spec)],
    });
    expect(conflicts.map(({ field, key }) => `${field} ${key}`)).toEqual(
      expected,
    );
    expect(conflicts.every(one => one.with === undefined)).toBe(true);
  });

  it('of two PodDefaults name both, in the order of their names', () => {
    const [conflict] = podDefaultConflicts({
      notebook: notebook(),
      podDefaults: [
        podDefault({ env: [{ name: 'A', value: '2' }] }, { name: 'b' }),
        podDefault({ env: [{ name: 'A', value: '1' }] }),
      ],
    });
    expect(conflict).toMatchObject({ podDefault: 'b', with: 'a', key: 'A' });
  });

  it('of several containers are said once', () => {
    const containers = ['study', 'proxy'].map(name => ({
      name,
      env: [{ name: 'A', value: '1' }],
    }));
    expect(
      podDefaultConflicts({
        notebook: notebook({ containers }),
        podDefaults: [podDefault({ env: [{ name: 'A', value: '2' }] })],
      }),
    ).toHaveLength(1);
  });

  it('do not exist for what others select, other namespaces and excluded notebooks', () => {
    const clash = { env: [{ name: 'NB_PREFIX', value: 'x' }] };
    const none = [
      podDefault({ ...clash, selector: { matchLabels: { on: 'false' } } }),
      podDefault(clash, { namespace: 'other' }),
    ];
    expect(
      podDefaultConflicts({ notebook: notebook(), podDefaults: none }),
    ).toEqual([]);
    const excluded = notebook(
      {},
      {
        annotations: { 'poddefault.admission.kubeflow.org/exclude': 'true' },
      },
    );
    expect(
      podDefaultConflicts({
        notebook: excluded,
        podDefaults: [podDefault(clash)],
      }),
    ).toEqual([]);
  });
});

describe('what a PodDefault does to a notebook', () => {
  const profile = { 'app.kubernetes.io/part-of': 'kubeflow-profile' };
  const mark = 'poddefault.admission.kubeflow.org/poddefault-a';
  const pod = (metadata: Fields) =>
    parsePod({
      metadata: {
        name: 'study-0',
        labels: { on: 'true' },
        creationTimestamp: '2026-01-02T00:00:00Z',
        ...metadata,
      },
    });
  const old = { creationTimestamp: '2026-01-01T00:00:00Z' };

  it.each([
    ['there is no Pod yet', {}, 'will-apply', undefined],
    [
      'the Pod has its mark',
      { pod: pod({ annotations: { [mark]: '7' } }) },
      'applied',
      undefined,
    ],
    [
      'it changed since',
      { pod: pod({ annotations: { [mark]: '6' } }) },
      'stale',
      'changed',
    ],
    [
      'the label was added later',
      { pod: pod({ labels: {} }) },
      'not-applied',
      'label-not-on-pod',
    ],
    [
      'it is newer than the Pod',
      {
        pod: pod({}),
        podDefault: { creationTimestamp: '2026-01-03T00:00:00Z' },
      },
      'not-applied',
      'newer-than-pod',
    ],
    ['the webhook did not run', { pod: pod({}) }, 'not-applied', 'unknown'],
    [
      'the namespace is of no profile',
      { pod: pod({}), namespaceLabels: {} },
      'not-applied',
      'namespace-label',
    ],
    [
      'the Pod is excluded',
      {
        pod: pod({
          annotations: { 'poddefault.admission.kubeflow.org/exclude': 'true' },
        }),
      },
      'not-applied',
      'excluded',
    ],
    [
      'the annotation says something else',
      {
        pod: pod({
          annotations: {
            'poddefault.admission.kubeflow.org/exclude': 'yes',
            [mark]: '7',
          },
        }),
      },
      'applied',
      undefined,
    ],
  ] as const)(
    'when %s',
    (_, given: { podDefault?: Fields } & Fields, state, why) => {
      const { podDefault: metadata, ...known } = given;
      const [effect] = podDefaultEffects({
        notebook: notebook(),
        podDefaults: [podDefault({}, { ...old, ...metadata })],
        namespaceLabels: profile,
        ...known,
      });
      expect(effect).toMatchObject({ name: 'a', state });
      expect(effect.why).toBe(why);
      expect(effect.reason === undefined).toBe(why === undefined);
    },
  );

  it('is not said of those that are for others', () => {
    expect(
      podDefaultEffects({
        notebook: notebook({}, { labels: {} }),
        podDefaults: [podDefault({})],
      }),
    ).toEqual([]);
  });

  it('is said of one that is gone, and of one whose label is gone', () => {
    const marked = pod({
      annotations: {
        [mark]: '7',
        'poddefault.admission.kubeflow.org/poddefault-gone': '3',
      },
    });
    expect(
      podDefaultEffects({
        notebook: notebook({}, { labels: {} }),
        podDefaults: [podDefault({})],
        pod: marked,
      }),
    ).toMatchObject([
      { name: 'a', state: 'stale', why: 'no-longer-selected' },
      { name: 'gone', state: 'stale', why: 'removed' },
    ]);
  });

  it('is a conflict before the Pod exists, and of both sides', () => {
    const effects = podDefaultEffects({
      notebook: notebook(),
      podDefaults: [
        podDefault({ env: [{ name: 'A', value: '1' }] }),
        podDefault({ env: [{ name: 'A', value: '2' }] }, { name: 'b' }),
      ],
    });
    expect(effects).toMatchObject([
      { name: 'a', state: 'conflict' },
      {
        name: 'b',
        state: 'conflict',
        reason: expect.stringContaining('variable A'),
      },
    ]);
  });
});

describeShared('records of the real webhook (needs ../shared)', () => {
  interface Recorded {
    readonly notebook: unknown;
    readonly podDefaults: readonly unknown[];
    readonly pods?: readonly unknown[];
    readonly namespace?: { metadata?: { labels?: Record<string, string> } };
  }
  const records = readRecords('fixtures/live/notebooks');

  it.each([
    ['webhook-denied-volume', [{ name: 'shm', state: 'conflict' }]],
    ['webhook-denied-tolerations', [{ name: 'tol', state: 'conflict' }]],
    [
      'webhook-denied-secret-defaultmode',
      [{ name: 'creds', state: 'conflict' }],
    ],
    ['poddefault-mount-without-volume', [{ name: 'nov', state: 'will-apply' }]],
    [
      'label-added-later-after-sts-delete',
      [{ name: 'access-ml-pipeline', state: 'applied' }],
    ],
  ])('say the same: %s', (name, expected) => {
    const objects = records.get(name)?.objects as unknown as Recorded;
    const [pod] = objects.pods ?? [];
    expect(
      podDefaultEffects({
        notebook: parseNotebook(objects.notebook),
        podDefaults: objects.podDefaults.map(parsePodDefault),
        pod: pod ? parsePod(pod) : null,
        namespaceLabels: objects.namespace?.metadata?.labels,
      }),
    ).toMatchObject(expected);
  });

  it('find the PodDefault whose volume nobody brings', () => {
    const objects = records.get('poddefault-mount-without-volume')
      ?.objects as unknown as Recorded;
    const { findings } = diagnosePodDefault({
      podDefault: parsePodDefault(objects.podDefaults[0]),
    });
    expect(findings).toMatchObject([{ ruleId: 'poddefault-volume-missing' }]);
  });
});
