import { isDeepStrictEqual } from 'node:util';
import { startScenario } from '../__testUtils__/startScenario';
import type { Schemas } from '../openapi';

jest.setTimeout(120_000);

type Phase = Schemas['Notebook']['phase'];

/**
 * Name, phase, headline, and the ids of all findings: causes first, each
 * followed by what it brings about.
 */
const outcomes: readonly (readonly [
  name: string,
  phase: Phase,
  headline: string,
  ...findings: string[],
])[] = [
  ['sound', 'running', 'Running.'],
  ['volume-first', 'running', 'Running.'],
  ['pod-default', 'running', 'Running.'],
  ['quota-holder', 'running', 'Running.'],
  ...imagePull([
    ['image-tag', 'it does not exist'],
    ['image-login', 'the registry refuses access'],
    ['image-certificate', 'the registry is not trusted'],
    ['image-plain-http', 'the registry is not trusted'],
    ['image-host', 'the registry cannot be reached'],
    ['image-rate-limit', 'too many pulls for now'],
    ['image-never', 'its pull policy forbids it'],
    ['image-name', 'its name is not valid'],
  ]),
  [
    'image-abandoned',
    'failed',
    'Its image is no longer there.',
    'notebook-image-gone',
    'notebook-image-pull',
  ],
  [
    'gpu-unknown',
    'failed',
    'No node of the cluster has amd.com/gpu.',
    'notebook-unschedulable',
    'notebook-gpu-mismatch',
  ],
  [
    'gpu-without-limit',
    'failed',
    'It requests nvidia.com/gpu without the same limit.',
    'notebook-gpu-limit',
    'notebook-nothing-created',
    'notebook-gpu-mismatch',
  ],
  [
    'node-selector',
    'failed',
    'No node has the labels that it asks for.',
    'notebook-unschedulable',
  ],
  [
    'claim-missing',
    'failed',
    'Its volume claim does not exist.',
    'notebook-claim-missing',
  ],
  [
    'claim-class',
    'failed',
    'The storage class "fast-nvme" does not exist.',
    'notebook-claim-pending',
  ],
  [
    'volume-second',
    'failed',
    'Its volume is in use by another Pod.',
    'notebook-volume-in-use',
  ],
  [
    'volume-zone',
    'failed',
    'No free node can reach its volume.',
    'notebook-volume-out-of-reach',
  ],
  [
    'crash-arguments',
    'failed',
    'Its arguments replace the command that starts Jupyter.',
    'notebook-args-without-command',
    'notebook-start-command',
  ],
  [
    'crash-command',
    'failed',
    'Its start command cannot be run.',
    'notebook-start-command',
  ],
  [
    'crash-permission',
    'failed',
    'It may be unable to write to its volume.',
    'notebook-volume-permission',
    'notebook-crash-loop',
  ],
  [
    'out-of-memory',
    'failed',
    'It used more memory than its limit.',
    'notebook-out-of-memory',
  ],
  [
    'base-url',
    'running',
    'Running, but: It listens under another path than its address.',
    'notebook-base-url',
  ],
  [
    'secret-missing',
    'failed',
    'The Secret "feature-store" does not exist.',
    'notebook-reference-missing',
  ],
  [
    'secret-key',
    'failed',
    'A key is missing in the Secret "mlflow-credentials".',
    'notebook-reference-missing',
  ],
  [
    'secret-volume',
    'failed',
    'The Secret "kfp-token" does not exist.',
    'notebook-reference-missing',
  ],
  [
    'proxy-not-ready',
    'failed',
    'Its sidecar "istio-proxy" does not come up.',
    'notebook-sidecar',
  ],
  [
    'service-account',
    'failed',
    'The service account "notebook-runner" does not exist.',
    'notebook-service-account-missing',
  ],
  [
    'priority-class',
    'failed',
    'The priority class "interactive-high" does not exist.',
    'notebook-priority-class-missing',
  ],
  [
    'runtime-class',
    'failed',
    'The runtime class "nvidia" does not exist.',
    'notebook-runtime-class-missing',
  ],
  [
    'pod-default-conflict',
    'failed',
    'PodDefaults mlflow-access and mlflow-staging conflict over MLFLOW_TRACKING_URI.',
    'notebook-poddefault-conflict',
    'notebook-poddefault-refused',
  ],
  [
    'notebook-for-the-quarterly-churn-prediction-experimen',
    'failed',
    'Its name is too long: at most 52 characters.',
    'notebook-name-too-long',
    'notebook-pod-invalid',
  ],
  [
    'mesh-sidecar',
    'failed',
    "The namespace does not allow Istio's init container.",
    'notebook-pod-security-istio',
  ],
  [
    'limit-range',
    'failed',
    'It asks for too much CPU for its namespace.',
    'notebook-limit-range',
  ],
  [
    'quota-exceeded',
    'failed',
    'The quota of the namespace leaves no room.',
    'notebook-quota',
  ],
  [
    'quota-unspecified',
    'failed',
    'The quota demands requests or limits that are missing.',
    'notebook-quota-fields',
  ],
  [
    'stuck-rollout',
    'failed',
    'A newer version waits for the broken Pod to go.',
    'notebook-stuck-rollout',
    'notebook-image-pull',
  ],
  [
    'label-later',
    'running',
    'Running.',
    'notebook-pod-metadata',
    'notebook-poddefault-not-applied',
  ],
  ['culled', 'stopped', 'Stopped by the idle culler.', 'notebook-stopped'],
  ['workspace-sound', 'running', 'Running.'],
  ['workspace-paused', 'stopped', 'Stopped.'],
  [
    'workspace-image',
    'failed',
    'The image cannot be pulled: it does not exist.',
    'notebook-image-pull',
  ],
  [
    'workspace-kindless',
    'failed',
    'Its kind does not exist.',
    'workspace-kind-missing',
  ],
];

function imagePull(classes: readonly (readonly [string, string])[]) {
  return classes.map(
    ([name, why]) =>
      [
        name,
        'failed',
        `The image cannot be pulled: ${why}.`,
        'notebook-image-pull',
      ] as const,
  );
}

describe("the platform's laboratory, through the API", () => {
  let scenario: Awaited<ReturnType<typeof startScenario>>;
  const get = <T>(path: string) => scenario.get<T>('platform-lab', path);

  beforeAll(async () => {
    scenario = await startScenario();
  });

  afterAll(() => scenario?.close());

  const list = () => get<Schemas['NotebookList']>('?limit=100');

  /** What its row and its page say; nothing of a notebook that is not there yet. */
  async function seen(name: string) {
    const row = (await list()).items.find(item => item.name === name);
    if (!row) {
      return undefined;
    }
    const { cluster, namespace, workload } = row;
    const detail = await get<Schemas['NotebookDetail']>(
      `/${cluster}/${namespace}/${name}?workload=${workload}`,
    );
    return {
      row: saidBy(row),
      detail: saidBy(detail),
      differentCounts: !isDeepStrictEqual(row.findings, detail.findings),
      ids: idsOf(detail.diagnosis),
    };
  }

  it.each(outcomes)(
    'says of %s: %s, %s',
    async (name, phase, headline, ...ids) => {
      const expected = {
        row: { phase, headline },
        detail: { phase, headline },
        differentCounts: false,
        ids,
      };
      // Controllers, kubelets and what crashes in them need their time.
      const deadline = Date.now() + 30_000;
      let now = await seen(name);
      while (!isDeepStrictEqual(now, expected) && Date.now() < deadline) {
        now = await seen(name);
      }
      expect(now).toEqual(expected);
    },
  );

  it('knows an outcome for every notebook, and finds nothing wrong with sound ones', async () => {
    const { items } = await list();
    expect(items.map(({ name }) => name).sort()).toEqual(
      outcomes.map(([name]) => name).sort(),
    );
    const sound = outcomes.filter(([, , headline]) => headline === 'Running.');
    for (const [name] of sound) {
      const row = items.find(item => item.name === name);
      expect({ name, errors: row?.findings?.errors }).toEqual({
        name,
        errors: 0,
      });
    }
  });

  it('opens a Workspace at each of its ports', async () => {
    const { items } = await list();
    const sound = items.find(({ name }) => name === 'workspace-sound');
    const connect =
      'http://localhost:7480/workspace/connect/platform-lab/workspace-sound';
    expect(sound).toMatchObject({
      workload: 'Workspace',
      connectUrl: `${connect}/jupyterlab/`,
      connections: [
        { title: 'JupyterLab', url: `${connect}/jupyterlab/` },
        { title: 'TensorBoard', url: `${connect}/tensorboard/` },
      ],
    });
  });

  it('counts those that need somebody', async () => {
    const { attention, items } = await list();
    const wrong = items.filter(
      ({ phase, findings }) => phase === 'failed' || findings.errors > 0,
    );
    expect(wrong.length).toBeGreaterThan(20);
    expect(attention).toBe(wrong.length);
  });
});

function saidBy({ phase, headline }: Schemas['Notebook']) {
  return { phase, headline };
}

function idsOf(findings: readonly Schemas['Finding'][]): string[] {
  return findings.flatMap(({ ruleId, consequences }) => [
    ruleId,
    ...idsOf(consequences),
  ]);
}
