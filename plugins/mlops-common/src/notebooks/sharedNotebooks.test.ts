import {
  describeShared,
  readManifests,
  readRecords,
} from '../__fixtures__/sharedFixtures';
import type { Finding } from '../diagnosis';
import {
  type RecordedObjects,
  evidenceOfObjects,
} from './__fixtures__/evidenceOfObjects';
import { diagnoseNotebook } from './diagnoseNotebook';
import { parseNotebook } from './Notebook';
import { notebookStatus } from './notebookStatus';
import { parsePodDefault } from './podDefaults';

/** Ids, what follows behind its cause: "cause > consequence". */
function ids(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ ruleId, severity, consequences }) =>
    [
      `${severity} ${ruleId.replace(/^notebook-/, '')}`,
      ...ids(consequences),
    ].join(' > '),
  );
}

/** Every text of every finding. */
function flat(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(one => [one, ...flat(one.consequences)]);
}

describeShared('public manifests (needs ../shared)', () => {
  const folders = ['fixtures/notebooks', 'requirements'];
  const manifests = folders.flatMap(folder => readManifests(folder));
  const notebooks = manifests.filter(
    ({ object }) => object.kind === 'Notebook',
  );

  /** What a platform engineer would say of the manifest alone. */
  const reviewed: Readonly<Record<string, readonly string[]>> = {
    '04-notebook-sample-v1beta1.yaml': [
      'warning home-volume',
      'warning container-name',
      'info image-tag',
    ],
    '06-loadtest-jupyter.yaml': ['error image-gone', 'warning container-name'],
    '08-nginx-test-notebook-with-pvc.yaml': ['error port', 'info image-tag'],
    '10-odh-notebook-sample.yaml': ['error base-url', 'warning home-volume'],
    '12-odh-notebook-rbac.yaml': ['warning home-volume'],
    '20-gpu-clone-sidecar.yaml': ['warning server-field'],
    '22-kfctl-jupyter.yaml': [
      'error image-gone',
      'warning home-volume',
      'warning container-name',
    ],
    '24-codeserver-gpu-ssh.yaml': [
      'error type-annotations',
      'error port',
      'warning container-name',
      'info image-tag',
    ],
    '34-codeserver-group-one-affinity.yaml': ['warning home-volume'],
    '36-gpu-request-without-limit.yaml': [
      'error gpu-limit',
      'error type-annotations',
      'warning home-volume',
      'warning container-name',
      'info image-tag',
    ],
    '38-notebook-with-sized-emptydir-home.yaml': ['warning home-volume'],
    '39-handbook-base-template.yaml': [
      'warning volume-permission',
      'warning insecure-registry',
      'info image-tag',
    ],
    '000-notebook-mlflow.yaml': [
      'error args-without-command',
      'warning xsrf-off',
      'warning open-origin',
      'warning clear-text-secret',
      'info image-tag',
    ],
    '004-notebook-base.yaml': [
      'warning volume-permission',
      'warning insecure-registry',
      'info image-tag',
    ],
  };

  it('are there, and each has been reviewed', () => {
    expect(notebooks.length).toBeGreaterThan(10);
    expect(notebooks.map(({ file }) => file)).toEqual(Object.keys(reviewed));
  });

  it.each(notebooks.map(({ file, object }) => [file, object] as const))(
    '%s has the findings that were reviewed',
    (file, object) => {
      const { findings, broken } = diagnoseNotebook({
        notebook: parseNotebook(object),
        manifest: object,
        now: new Date('2026-11-21T12:00:00Z'),
      });
      expect(broken).toEqual([]);
      expect(ids(findings)).toEqual(reviewed[file]);
    },
  );

  it('of other kinds are read without an exception, too', () => {
    for (const { object } of manifests) {
      const { broken } = diagnoseNotebook({
        notebook: parseNotebook(object),
        manifest: object,
        podDefaults: [parsePodDefault(object)],
        now: new Date(),
      });
      expect(broken).toEqual([]);
    }
  });
});

describeShared('records of real clusters (needs ../shared)', () => {
  /** Phase and headline that somebody who runs the cluster would say, and all findings. */
  const reviewed: Readonly<
    Record<string, readonly [string, string, ...string[]]>
  > = {
    'anti-affinity': [
      'failed',
      'Rules about neighbours leave no node for it.',
      'error unschedulable',
      'warning home-volume',
    ],
    'config-error-key': [
      'failed',
      'A key is missing in the Secret "mlflow-credentials".',
      'error reference-missing',
      'warning home-volume',
    ],
    'crashloop-1': [
      'failed',
      'Its server ends again and again.',
      'error crash-loop',
      'warning home-volume',
    ],
    'crashloop-127': [
      'failed',
      'Its arguments replace the command that starts Jupyter.',
      'error args-without-command > error start-command',
      'warning home-volume',
      'info image-tag',
    ],
    'deleting-with-finalizer': [
      'terminating',
      'Being deleted: waiting for example.com/backup.',
      'warning home-volume',
    ],
    'duplicate-mount-path': [
      'failed',
      'It mounts two volumes on /home/jovyan.',
      'error duplicate-mount-path',
      'warning home-volume',
    ],
    'failed-mount-secret': [
      'failed',
      'The Secret "kfp-token" does not exist.',
      'error reference-missing',
      'warning home-volume',
    ],
    'gpu-request-without-limit': [
      'failed',
      'It requests nvidia.com/gpu without the same limit.',
      'error gpu-limit',
      'warning gpu-mismatch',
      'warning home-volume',
    ],
    'image-err-image-pull': [
      'failed',
      'The image cannot be pulled: it does not exist.',
      'error image-pull',
      'warning home-volume',
    ],
    'image-insecure-registry': [
      'failed',
      'The image cannot be pulled: the registry is not trusted.',
      'error image-pull',
      'warning home-volume',
    ],
    'image-never-pull': [
      'failed',
      'The image cannot be pulled: its pull policy forbids it.',
      'error image-pull',
      'warning home-volume',
    ],
    'image-no-such-host': [
      'failed',
      'The image cannot be pulled: the registry cannot be reached.',
      'error image-pull',
      'warning home-volume',
    ],
    'image-rate-limit': [
      'failed',
      'The image cannot be pulled: too many pulls for now.',
      'error image-pull',
      'error base-url',
      'warning home-volume',
      'info image-tag',
    ],
    'image-unauthorized': [
      'failed',
      'The image cannot be pulled: the registry refuses access.',
      'error image-pull',
      'warning home-volume',
    ],
    'image-x509': [
      'failed',
      'The image cannot be pulled: the registry is not trusted.',
      'error image-pull',
      'warning home-volume',
    ],
    'label-added-later-after-sts-delete': [
      'running',
      'Running.',
      'warning home-volume',
    ],
    'limitrange-max': [
      'failed',
      'It asks for too much CPU for its namespace.',
      'error limit-range',
      'warning home-volume',
    ],
    'limitrange-min-and-ratio': [
      'failed',
      'Its limit is too far above its request.',
      'error limit-range',
      'warning home-volume',
    ],
    'name-52-chars': ['running', 'Running.', 'warning home-volume'],
    'name-53-chars': [
      'failed',
      'Its name is too long: at most 52 characters.',
      'error name-too-long > error pod-invalid',
      'warning home-volume',
    ],
    'name-starts-with-digit': ['running', 'Running.', 'warning home-volume'],
    'name-too-long-for-label': [
      'failed',
      'Its name is too long: at most 52 characters.',
      'error name-too-long',
      'warning home-volume',
    ],
    'native-sidecar-pruned': ['running', 'Running.', 'warning home-volume'],
    'nb-prefix-overridden': [
      'running',
      'Running, but: It listens under another path than its address.',
      'error base-url',
      'warning home-volume',
    ],
    'no-controller-stop-requested': [
      'stopping',
      'It was asked to stop, but its Pod still runs.',
      'error stop-ignored',
      'warning home-volume',
    ],
    'no-controller': [
      'failed',
      'Nothing was created for it.',
      'error nothing-created',
      'warning home-volume',
    ],
    'node-not-ready': [
      'failed',
      'The node that it runs on does not answer.',
      'error node-lost',
      'warning home-volume',
    ],
    'node-selector': [
      'failed',
      'No node has the labels that it asks for.',
      'error unschedulable',
      'warning home-volume',
    ],
    oom: [
      'failed',
      'It used more memory than its limit.',
      'error out-of-memory',
      'warning home-volume',
    ],
    'pod-security-baseline-istio-init': [
      'failed',
      "The namespace does not allow Istio's init container.",
      'error pod-security-istio',
      'warning home-volume',
    ],
    'pod-security-restricted': [
      'failed',
      'It does not meet the security level of its namespace.',
      'error pod-security',
      'warning home-volume',
    ],
    'pod-security-warn-only': ['running', 'Running.', 'warning home-volume'],
    'poddefault-mount-without-volume': [
      'failed',
      'A PodDefault mounts the volume "models", which does not exist.',
      'error pod-invalid',
      'warning home-volume',
    ],
    'policy-denied': [
      'failed',
      'A policy of the cluster refuses it.',
      'error policy-denied',
      'warning home-volume',
    ],
    'pvc-missing': [
      'failed',
      'Its volume claim does not exist.',
      'error claim-missing',
    ],
    'pvc-node-affinity-conflict': [
      'failed',
      'No free node can reach its volume.',
      'error volume-out-of-reach',
    ],
    'pvc-pending-no-class': [
      'failed',
      'The cluster has no default storage class.',
      'error claim-pending',
    ],
    'pvc-provisioner-down': [
      'starting',
      'Starting: waiting for its volume.',
      'warning claim-pending',
    ],
    'pvc-wait-for-first-consumer': [
      'starting',
      'Starting: waiting for its volume.',
      'warning claim-pending',
    ],
    'pvc-wffc-pod-unschedulable': [
      'failed',
      'No node has enough free CPU.',
      'error unschedulable',
    ],
    'quota-exceeded-gpu': [
      'failed',
      'The GPU quota of the namespace leaves no room.',
      'error quota',
      'warning gpu-mismatch',
      'warning home-volume',
    ],
    'quota-exceeded': [
      'failed',
      'The quota of the namespace leaves no room.',
      'error quota',
      'warning home-volume',
    ],
    'request-above-limit': [
      'failed',
      'It requests more cpu than its limit allows.',
      'error request-above-limit',
      'warning home-volume',
    ],
    'reserved-label': [
      'failed',
      'Its label "statefulset" is reserved for the notebook controller.',
      'error reserved-label',
      'warning home-volume',
    ],
    running: ['running', 'Running.'],
    'runtime-class-missing': [
      'failed',
      'The runtime class "nvidia" does not exist.',
      'error runtime-class-missing',
      'warning home-volume',
    ],
    'service-account-missing': [
      'failed',
      'The service account "default-editor" does not exist.',
      'error service-account-missing',
      'warning home-volume',
    ],
    'sidecar-not-ready': [
      'failed',
      'Its sidecar "istio-proxy" does not come up.',
      'error sidecar',
      'warning home-volume',
    ],
    'start-error-128': [
      'failed',
      'Its start command cannot be run.',
      'error start-command',
      'warning home-volume',
    ],
    'started-again': ['running', 'Running.', 'warning home-volume'],
    starting: [
      'starting',
      'Starting: preparing its volumes and network.',
      'warning home-volume',
    ],
    'stopped-from-start': [
      'stopped',
      'Stopped by Argo CD.',
      'warning home-volume',
      'info stopped',
    ],
    stopping: [
      'stopping',
      'Stopping: its Pod is being shut down.',
      'warning home-volume',
    ],
    'stuck-rollout-after-pod-delete': [
      'running',
      'Running.',
      'warning home-volume',
    ],
    taint: [
      'failed',
      'No node has a free GPU of this type.',
      'error unschedulable',
      'warning gpu-mismatch',
      'warning home-volume',
    ],
    'two-notebooks-one-pvc (first)': ['running', 'Running.'],
    'two-notebooks-one-pvc (second)': [
      'failed',
      'Its volume is in use by another Pod.',
      'error volume-in-use',
    ],
    'unschedulable-cpu': [
      'failed',
      'No node has enough free CPU.',
      'error unschedulable',
      'warning home-volume',
    ],
    'unschedulable-gpu-unknown-key': [
      'failed',
      'No node has a free GPU of this type.',
      'error unschedulable',
      'warning gpu-mismatch',
      'warning home-volume',
    ],
    'volume-mount-not-found': [
      'failed',
      'It mounts the volume "workspace", which it does not have.',
      'error volume-missing',
      'warning home-volume',
    ],
    'webhook-denied-secret-defaultmode': [
      'failed',
      'PodDefault creds conflicts over creds.',
      'error poddefault-conflict > error poddefault-refused',
      'warning home-volume',
    ],
    'webhook-denied-tolerations': [
      'failed',
      'PodDefault tol conflicts over dedicated.',
      'error poddefault-conflict > error poddefault-refused',
      'warning home-volume',
    ],
    'webhook-denied-volume': [
      'failed',
      'PodDefault shm conflicts over dshm.',
      'error poddefault-conflict > error poddefault-refused',
      'warning home-volume',
    ],
    'webhook-down': [
      'failed',
      'The cluster creates no Pods here at the moment.',
      'error webhook-down',
      'warning home-volume',
    ],
    'webhook-service-missing': [
      'failed',
      'The cluster creates no Pods here at the moment.',
      'error webhook-down',
      'warning home-volume',
    ],
  };

  const records = [...readRecords('fixtures/live/notebooks')].flatMap(
    ([file, { objects = {}, recordedAt }]) =>
      ((objects as RecordedObjects).notebooks ?? [objects.notebook]).map(
        notebook => {
          const { name } = (notebook as { metadata: { name: string } })
            .metadata;
          const own = (objects as RecordedObjects).notebooks !== undefined;
          const now = new Date(recordedAt);
          return [
            own ? `${file} (${name})` : file,
            evidenceOfObjects(objects, notebook, now),
          ] as const;
        },
      ),
  );

  it('are many, and each has been reviewed', () => {
    expect(records.length).toBeGreaterThan(50);
    expect(records.map(([name]) => name)).toEqual(Object.keys(reviewed));
  });

  it.each(records)('%s is judged as it was reviewed', (name, evidence) => {
    const { status, findings, broken } = diagnoseNotebook(evidence);
    expect(broken).toEqual([]);
    expect([status.phase, status.headline, ...ids(findings)]).toEqual(
      reviewed[name],
    );
  });

  it.each(records)('%s says what, why and what to do', (_name, evidence) => {
    const { findings } = diagnoseNotebook(evidence);
    for (const finding of flat(findings)) {
      expect(finding.title.split(/\s+/).length).toBeLessThanOrEqual(10);
      expect(finding.cause).toMatch(/[.…]$/);
      expect(finding.evidence.length).toBeGreaterThan(0);
      expect(finding.remedies.length).toBeGreaterThan(0);
      expect(JSON.stringify(finding)).not.toMatch(/undefined|\[object/);
    }
  });

  const phaseOf = ([name]: (typeof records)[number]) => reviewed[name]?.[0];

  it.each(records.filter(record => phaseOf(record) === 'failed'))(
    '%s has its first error for a headline',
    (_name, evidence) => {
      const { status, findings } = diagnoseNotebook(evidence);
      expect(status.headline).toBe(`${findings[0].title}.`);
      expect(status.evidence).toEqual(findings[0].evidence[0]);
    },
  );

  it.each(records.filter(([name]) => reviewed[name]?.[1] === 'Running.'))(
    '%s is healthy, and nothing calls that an error',
    (_name, evidence) => {
      const severities = flat(diagnoseNotebook(evidence).findings).map(
        ({ severity }) => severity,
      );
      expect(severities).not.toContain('error');
    },
  );

  it('are never called failed while they run, even without Pods at hand', () => {
    const running = records.filter(
      ([name]) => reviewed[name]?.[0] === 'running',
    );
    for (const [name, { notebook, now }] of running) {
      expect([name, notebookStatus({ notebook, now }).phase]).toEqual([
        name,
        'running',
      ]);
    }
  });
});
