import { isDeepStrictEqual } from 'node:util';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { scenarioEntities } from '@mlops-portal/sandbox';
import request from 'supertest';
import { GATEWAY, startPlatform } from '../__testUtils__/startPlatform';
import { testUserInfo } from '../__testUtils__/testUsers';
import type { Schemas } from '../openapi';
import { createMlopsPlugin } from '../plugin';

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
    'Its server ends again and again.',
    'notebook-crash-loop',
    'notebook-volume-permission',
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

/** Rules wait for minutes that nobody has to wait for here. */
const AHEAD_MS = 120_000;
const LAB = '/api/mlops/entities/component/default/platform-lab/notebooks';

describe("the platform's laboratory, through the API", () => {
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let get: <T>(path: string) => Promise<T>;

  beforeAll(async () => {
    platform = await startPlatform();
    const { server } = await startTestBackend({
      features: [
        createMlopsPlugin({
          validateResponses: true,
          now: () => new Date(Date.now() + AHEAD_MS),
        }),
        kubernetesPlugin,
        testUserInfo.factory,
        catalogServiceMock.factory({
          entities: scenarioEntities() as Entity[],
        }),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: platform.config,
            mlops: {
              kubernetes: {
                access: 'owned',
                clusters: { local: { gatewayUrl: GATEWAY } },
              },
            },
          },
        }),
      ],
    });
    get = async path => {
      const { status, body } = await request(server)
        .get(`${LAB}${path}`)
        .set(
          'Authorization',
          mockCredentials.user.header('user:default/guest'),
        );
      expect({ status, error: body.error }).toEqual({ status: 200 });
      return body;
    };
  });

  afterAll(() => platform?.close());

  const list = () => get<Schemas['NotebookList']>('?limit=100');

  /** What its row and its page say; nothing of a notebook that is not there yet. */
  async function seen(name: string) {
    const row = (await list()).items.find(item => item.name === name);
    if (!row) {
      return undefined;
    }
    const { cluster, namespace } = row;
    const detail = await get<Schemas['NotebookDetail']>(
      `/${cluster}/${namespace}/${name}`,
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
