import { AdmittedPod } from '../AdmittedPod';
import { applyPodDefaults } from './applyPodDefaults';
import { PodDefault } from './PodDefault';

function pod(
  spec: Partial<AdmittedPod['spec']> = {},
  metadata: object = {},
): AdmittedPod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'study-0', labels: { a: 'true' }, ...metadata },
    spec: { containers: [{ name: 'study' }], ...spec },
  };
}

const podDefault = (name: string, spec: PodDefault['spec']): PodDefault => ({
  apiVersion: 'kubeflow.org/v1alpha1',
  kind: 'PodDefault',
  metadata: { name, namespace: 'lab', resourceVersion: `1-${name}` },
  spec: { selector: { matchLabels: { a: 'true' } }, ...spec },
});

const env = (value: string) => [{ name: 'URI', value }];

function merged(given: AdmittedPod, ...podDefaults: PodDefault[]): AdmittedPod {
  const result = applyPodDefaults(given, podDefaults);
  if (!('pod' in result)) {
    throw new Error(result.refusal);
  }
  return result.pod;
}

function refusal(given: AdmittedPod, ...podDefaults: PodDefault[]): string {
  const result = applyPodDefaults(given, podDefaults);
  return 'refusal' in result ? result.refusal : '';
}

describe('applyPodDefaults', () => {
  it('gives every container the environment and marks the Pod', () => {
    const given = pod({
      containers: [{ name: 'study' }, { name: 'istio-proxy' }],
      initContainers: [{ name: 'init' }],
    });
    const result = merged(given, podDefault('one', { env: env('x') }));
    expect(result.spec.containers).toEqual([
      { name: 'study', env: env('x') },
      { name: 'istio-proxy', env: env('x') },
    ]);
    expect(result.spec.initContainers).toEqual([{ name: 'init' }]);
    expect(result.metadata.annotations).toEqual({
      'poddefault.admission.kubeflow.org/poddefault-one': '1-one',
    });
  });

  it.each([
    ['another label', { selector: { matchLabels: { a: 'false' } } }, 0],
    ['no requirement', { selector: {} }, 1],
    [
      'an expression that holds',
      {
        selector: {
          matchExpressions: [{ key: 'a', operator: 'In', values: ['true'] }],
        },
      },
      1,
    ],
    [
      'an expression that does not',
      {
        selector: {
          matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }],
        },
      },
      0,
    ],
  ])('selects by %s', (_, spec, count) => {
    const result = merged(pod(), podDefault('one', { env: env('x'), ...spec }));
    expect(result.spec.containers[0].env ?? []).toHaveLength(count);
  });

  it('leaves Pods alone that say so', () => {
    const annotations = { 'poddefault.admission.kubeflow.org/exclude': 'true' };
    const given = pod({}, { annotations });
    expect(merged(given, podDefault('one', { env: env('x') }))).toBe(given);
  });

  it('takes equal additions once', () => {
    const volumes = [{ name: 'shm', emptyDir: { medium: 'Memory' } }];
    const result = merged(
      pod({ volumes }),
      podDefault('one', { volumes, env: env('x') }),
      podDefault('two', { volumes, env: env('x') }),
    );
    expect(result.spec.volumes).toEqual(volumes);
    expect(result.spec.containers[0].env).toEqual(env('x'));
  });

  it('lets the last service account win, and the first command', () => {
    const result = merged(
      pod(),
      podDefault('one', { serviceAccountName: 'a', command: ['one'] }),
      podDefault('two', { serviceAccountName: 'b', command: ['two'] }),
    );
    expect(result.spec.serviceAccountName).toBe('b');
    expect(result.spec.containers[0].command).toEqual(['one']);
  });

  const conflicts: readonly [string, AdmittedPod, PodDefault[], string][] = [
    [
      'two values of a variable',
      pod(),
      [
        podDefault('one', { env: env('x') }),
        podDefault('two', { env: env('y') }),
      ],
      'merging env for two has a conflict on URI: \nv1.EnvVar{Name:"URI", Value:"y", ValueFrom:(*v1.EnvVarSource)(nil)}\ndoes not match\nv1.EnvVar{Name:"URI", Value:"x", ValueFrom:(*v1.EnvVarSource)(nil)}\n in container',
    ],
    [
      'two tolerations of one key',
      pod(),
      [
        podDefault('one', {
          tolerations: [
            {
              key: 'dedicated',
              operator: 'Equal',
              value: 'ml',
              effect: 'NoSchedule',
            },
            {
              key: 'dedicated',
              operator: 'Equal',
              value: 'ml',
              effect: 'NoExecute',
            },
          ],
        }),
      ],
      'merging tolerations for one has a conflict on dedicated: \nv1.Toleration{Key:"dedicated", Operator:"Equal", Value:"ml", Effect:"NoExecute", TolerationSeconds:(*int64)(nil)}\ndoes not match',
    ],
    [
      'one volume mounted twice',
      pod({ volumes: [{ name: 'data', emptyDir: {} }] }),
      [
        podDefault('one', {
          volumeMounts: [
            { name: 'data', mountPath: '/a' },
            { name: 'data', mountPath: '/b' },
          ],
        }),
      ],
      'merging volume mounts for one has a conflict on data: ',
    ],
    [
      'two volumes at one path',
      pod({
        containers: [
          { name: 'study', volumeMounts: [{ name: 'x', mountPath: '/a' }] },
        ],
      }),
      [podDefault('one', { volumeMounts: [{ name: 'y', mountPath: '/a' }] })],
      'merging volume mounts for one has a conflict on mount path /a: ',
    ],
    [
      'a mode that only the Pod has',
      pod({
        volumes: [
          { name: 'creds', secret: { secretName: 'creds', defaultMode: 420 } },
        ],
      }),
      [
        podDefault('one', {
          volumes: [{ name: 'creds', secret: { secretName: 'creds' } }],
        }),
      ],
      'merging volumes for one has a conflict on creds: \nv1.Volume{Name:"creds"',
    ],
    [
      'two values of a label',
      pod(),
      [podDefault('one', { labels: { a: 'false' } })],
      'merging has conflict on a: ',
    ],
  ];

  it.each(conflicts)('refuses %s', (_, given, podDefaults, text) => {
    const names = podDefaults.map(({ metadata }) => metadata.name).join(',');
    const message = refusal(given, ...podDefaults);
    expect(message).toMatch(
      new RegExp(
        `^conflict occurred while applying poddefaults: ${names} on pod: study-0 err: `,
      ),
    );
    expect(message).toContain(text);
  });

  it('refuses every Pod because of a selector that means nothing', () => {
    const broken = podDefault('one', {
      selector: { matchExpressions: [{ key: 'b', operator: 'Is' }] },
    });
    expect(refusal(pod(), broken)).toBe(
      'label selector conversion failed: "Is" is not a valid label selector operator',
    );
  });
});
