import { nextStep } from './kubelet';
import { KubeletStep, NodeView } from './KubeletStep';
import { Container, Pod, PodSpec } from './objects';
import { podStatus } from './podStatus';
import { noReferences } from './podReferences';

const scipy =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';
const stacks = 'quay.io/jupyter/scipy-notebook:2026-01-05';
const NB_PREFIX = { name: 'NB_PREFIX', value: '/notebook/lab/study' };

const view: NodeView = {
  ...noReferences,
  hasImage: () => false,
  hasService: name => name === 'istiod',
  attempts: 0,
  failures: 0,
  pace: 1,
};

function pod(container: Partial<Container>, spec: Partial<PodSpec> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'study-0', namespace: 'lab', uid: 'u-1' },
    spec: {
      nodeName: 'worker-0',
      containers: [
        { name: 'study', image: scipy, env: [NB_PREFIX], ...container },
      ],
      ...spec,
    },
  };
}

interface Course {
  readonly pod: Pod;
  readonly steps: readonly KubeletStep[];
}

/** Lets a Pod take so many steps, or as many as there are. */
function run(given: Pod, { steps = 8, on = view } = {}): Course {
  const taken: KubeletStep[] = [];
  let current = given;
  while (taken.length < steps) {
    const step = nextStep(current, on);
    if (!step) {
      break;
    }
    taken.push(step);
    const status = podStatus(current, step.states, '10.0.0.10');
    current = { ...current, status };
  }
  return { pod: current, steps: taken };
}

const reasonsOf = ({ steps }: Course) =>
  steps.flatMap(({ events }) => events.map(({ reason }) => reason));
const stateOf = ({ pod: { status } }: Course) =>
  status?.containerStatuses?.[0].state;
const endOf = ({ pod: { status } }: Course) =>
  status?.containerStatuses?.[0].lastState.terminated;

describe('the kubelet', () => {
  it('pulls, creates, starts and is ready', () => {
    const course = run(pod({}));
    expect(reasonsOf(course)).toEqual([
      'Pulling',
      'Pulled',
      'Created',
      'Started',
    ]);
    expect(course.pod.status).toMatchObject({
      phase: 'Running',
      containerStatuses: [{ ready: true, restartCount: 0, lastState: {} }],
    });
  });

  const ends: readonly [
    string,
    Partial<Container>,
    Partial<PodSpec>,
    object,
  ][] = [
    [
      'arguments in place of the command of docker-stacks',
      { image: stacks, args: ['--ServerApp.base_url=/x'] },
      {},
      { exitCode: 127, reason: 'Error' },
    ],
    [
      'a program that the image lacks',
      { command: ['start-notebook.sh'] },
      {},
      {
        exitCode: 128,
        reason: 'StartError',
        startedAt: '1970-01-01T00:00:00Z',
        message: expect.stringContaining(
          'exec: "start-notebook.sh": executable file not found in $PATH',
        ),
      },
    ],
    [
      'a shell that does not find its program',
      { command: ['sh', '-c', 'jupiter lab'] },
      {},
      { exitCode: 127 },
    ],
    [
      'a script that nobody may execute',
      {
        command: ['sh', '-c', '/scripts/start.sh'],
        volumeMounts: [{ name: 'scripts', mountPath: '/scripts' }],
      },
      { volumes: [{ name: 'scripts', configMap: { name: 'scripts' } }] },
      { exitCode: 126 },
    ],
    [
      'an exit of its own',
      { command: ['sh', '-c', 'echo no licence; exit 3'] },
      {},
      { exitCode: 3 },
    ],
    [
      'too little memory',
      { resources: { limits: { memory: '100Mi' } } },
      {},
      { exitCode: 137, reason: 'OOMKilled' },
    ],
    [
      'a home that belongs to root',
      {
        workingDir: '/home/jovyan',
        volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
      },
      {
        securityContext: { runAsUser: 1000 },
        volumes: [
          { name: 'home', persistentVolumeClaim: { claimName: 'home' } },
        ],
      },
      { exitCode: 1 },
    ],
  ];

  it.each(ends)(
    'restarts a container that ends by %s',
    (_, fields, spec, end) => {
      const course = run(pod(fields, spec), {
        on: { ...view, configMap: () => ({} as never) },
      });
      expect(endOf(course)).toMatchObject(end);
      expect(course.pod.status?.phase).toBe('Running');
      expect(
        course.pod.status?.containerStatuses?.[0].restartCount,
      ).toBeGreaterThan(0);
      expect(reasonsOf(course)).toContain('BackOff');
    },
  );

  it('waits longer before each restart', () => {
    const course = run(pod({ command: ['nothing'] }), { steps: 40 });
    const waits = course.steps
      .map(({ after }) => after)
      .filter(after => after >= 10_000);
    expect(waits.slice(0, 3)).toEqual([10_000, 10_000, 10_000]);
  });

  it.each([
    ['ErrImagePull', { image: `${scipy}-x` }],
    ['ErrImageNeverPull', { imagePullPolicy: 'Never' }],
    ['InvalidImageName', { image: 'Not/A/Name' }],
    [
      'CreateContainerConfigError',
      {
        env: [
          {
            name: 'TOKEN',
            valueFrom: { secretKeyRef: { name: 'missing', key: 'token' } },
          },
        ],
      },
    ],
  ])('waits with %s', (reason, fields) => {
    const course = run(pod(fields), { steps: 2 });
    expect(stateOf(course)?.waiting?.reason).toBe(reason);
    expect(course.pod.status?.phase).toBe('Pending');
  });

  it('pulls again after a pause, and runs as soon as the registry lets it', () => {
    const refused = pod(
      { image: 'registry.internal.example/ml/lab:1' },
      {
        imagePullSecrets: [{ name: 'login' }],
      },
    );
    const course = run(refused, { steps: 4 });
    expect(course.steps.map(({ after }) => after)).toEqual([
      300, 1200, 2000, 10_000,
    ]);
    expect(stateOf(course)?.waiting?.reason).toBe('ErrImagePull');
    const secret = () => ({} as never);
    const healed = run(course.pod, { on: { ...view, secret } });
    expect(stateOf(healed)?.running).toBeDefined();
  });

  it('does not begin without its volumes', () => {
    const spec = {
      volumes: [{ name: 'token', secret: { secretName: 'kfp-token' } }],
    };
    const course = run(pod({}, spec), { steps: 3 });
    expect(new Set(reasonsOf(course))).toEqual(new Set(['FailedMount']));
    expect(course.pod.status?.conditions?.[0]).toMatchObject({
      type: 'PodReadyToStartContainers',
      status: 'False',
    });
    const optional = pod(
      {},
      {
        volumes: [
          {
            name: 'token',
            secret: { secretName: 'kfp-token', optional: true },
          },
        ],
      },
    );
    expect(stateOf(run(optional))?.running).toBeDefined();
  });

  const proxy = (address: string): Container => ({
    name: 'istio-proxy',
    image: 'docker.io/istio/proxyv2:1.27.1',
    env: [{ name: 'PROXY_CONFIG', value: `{"discoveryAddress":"${address}"}` }],
    readinessProbe: { httpGet: { path: '/healthz/ready', port: 15021 } },
  });

  it.each([
    ['istiod.istio-system.svc:15012', true],
    ['istiod-old.istio-system.svc:15012', false],
  ])(
    'asks a proxy that is told of %s whether it is ready',
    (address, ready) => {
      const course = run(
        pod(
          {},
          {
            containers: [{ name: 'study', image: scipy }, proxy(address)],
          },
        ),
        { steps: 5 },
      );
      expect(
        course.pod.status?.containerStatuses?.map(each => each.ready),
      ).toEqual([true, ready]);
      expect(reasonsOf(course).includes('Unhealthy')).toBe(!ready);
    },
  );

  it.each([
    ['/notebook/lab/study/api', 8888, true],
    ['/notebook/lab/other/api', 8888, false],
    ['/notebook/lab/study/api', 80, false],
  ])('probes a notebook server at %s on port %i', (path, port, ready) => {
    const course = run(pod({ readinessProbe: { httpGet: { path, port } } }), {
      steps: 5,
    });
    expect(course.pod.status?.containerStatuses?.[0].ready).toBe(ready);
  });

  it('evicts a Pod whose limit on the disk is too small', () => {
    const course = run(
      pod({ resources: { limits: { 'ephemeral-storage': '100Mi' } } }),
    );
    expect(course.pod.status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message:
        'Pod ephemeral local storage usage exceeds the total limit of containers 100Mi. ',
    });
    expect(reasonsOf(course)).toContain('Evicted');
  });

  it('never gets past an init container that serves', () => {
    const course = run(
      pod(
        {},
        {
          initContainers: [
            { name: 'proxy', image: 'x', args: ['proxy', 'sidecar'] },
          ],
        },
      ),
    );
    expect(course.pod.status).toMatchObject({
      phase: 'Pending',
      initContainerStatuses: [{ state: { running: {} } }],
      containerStatuses: [
        { state: { waiting: { reason: 'PodInitializing' } } },
      ],
    });
  });
});
