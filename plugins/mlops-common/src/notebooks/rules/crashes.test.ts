import { parsePod } from '../../kubernetes/pods';
import { diagnoseNotebook } from '../diagnoseNotebook';
import { parseNotebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { wantedLog } from '../wantedLog';

const now = new Date('2026-01-31T12:00:00Z');

interface Crash {
  readonly log?: string;
  readonly exitCode?: number;
  readonly securityContext?: object;
  /** Of the container; it waits for its next start where nothing is said. */
  readonly state?: object;
  readonly ready?: boolean;
  readonly container?: string;
}

const BACK_OFF = { waiting: { reason: 'CrashLoopBackOff' } };

function evidenceOf(crash: Crash): NotebookEvidence {
  const { log, exitCode = 1, securityContext, ready = false } = crash;
  const metadata = {
    name: 'lab',
    namespace: 'churn',
    creationTimestamp: '2026-01-31T11:00:00Z',
  };
  return {
    notebook: parseNotebook({
      metadata,
      spec: {
        template: {
          spec: {
            securityContext,
            containers: [
              {
                name: 'lab',
                image:
                  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
                volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
              },
            ],
            volumes: [
              { name: 'home', persistentVolumeClaim: { claimName: 'work' } },
            ],
          },
        },
      },
    }),
    pods: [
      parsePod({
        metadata: {
          ...metadata,
          name: 'lab-0',
          labels: { 'notebook-name': 'lab' },
        },
        spec: { nodeName: 'worker-1', containers: [{ name: 'lab' }] },
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
          containerStatuses: [
            {
              name: 'lab',
              ready,
              restartCount: 4,
              state: crash.state ?? BACK_OFF,
              lastState: {
                terminated: {
                  exitCode,
                  reason: 'Error',
                  startedAt: '2026-01-31T11:58:58Z',
                  finishedAt: '2026-01-31T11:59:00Z',
                },
              },
            },
          ],
        },
      }),
    ],
    log:
      log === undefined
        ? undefined
        : { container: crash.container ?? 'lab', text: log },
    now,
  };
}

const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/opt/conda/bin/jupyter-lab", line 8, in <module>',
  '    sys.exit(main())',
];

/** What a server wrote last, and what that comes to. */
const said: readonly (readonly [string, string])[] = [
  [
    "PermissionError: [Errno 13] Permission denied: '/home/jovyan/.local'",
    'It may not write to its home directory',
  ],
  [
    "mkdir: cannot create directory '/home/jovyan/.config': Permission denied",
    'It may not write to its home directory',
  ],
  ['OSError: [Errno 28] No space left on device', 'Its disk is full'],
  [
    'jupyter-lab: error: unrecognized arguments: --port8888',
    'It does not know one of its arguments',
  ],
  [
    'Running as root is not recommended. Use --allow-root to bypass.',
    'It refuses to run as root',
  ],
  ['OSError: [Errno 98] Address already in use', 'Its port is already taken'],
  [
    'exec /usr/bin/tini: exec format error',
    'Its image is built for another processor',
  ],
  [
    's6-overlay-suexec: fatal: can only run as pid 1',
    'Its image cannot prepare itself as this user',
  ],
  [
    'RuntimeError: CUDA driver version is insufficient for CUDA runtime version',
    'Its image does not fit the GPU driver',
  ],
  [
    "ModuleNotFoundError: No module named 'jupyter_server'",
    'A Python package is missing or broken',
  ],
  [
    "traitlets.traitlets.TraitError: The 'port' trait expects an int",
    'Jupyter does not accept one of its settings',
  ],
  ['ValueError: bad value', 'Its server ends with a Python error'],
];

describe('a server that ends again and again', () => {
  it.each(said)('%s: %s', (line, title) => {
    const log = ['starting', ...TRACEBACK, line, ''].join('\n');
    const { status, findings } = diagnoseNotebook(evidenceOf({ log }));
    const [finding] = findings;
    expect([finding.ruleId, finding.title]).toEqual([
      'notebook-crash-loop',
      title,
    ]);
    expect(status.headline).toBe(`${title}.`);
    expect(finding.evidence).toContainEqual({
      object: 'Pod lab-0',
      field: 'log of lab',
      text: line,
    });
    expect(finding.cause).toMatch(/exit code 1.*\.$/);
    expect(title.split(' ').length).toBeLessThanOrEqual(10);
  });

  it('shows its last words when they say nothing known', () => {
    const log = 'starting\nBye.\n\n';
    const [finding] = diagnoseNotebook(evidenceOf({ log })).findings;
    expect(finding.title).toBe('Its server ends again and again');
    expect(finding.evidence[1].text).toBe('Bye.');
  });

  it('keeps secrets of its log out of all that it says', () => {
    const log = `${TRACEBACK.join(
      '\n',
    )}\nConnectionError: https://ada:hunter2@db/x?token=hunter2 AWS_SECRET_ACCESS_KEY=hunter2`;
    const { findings, status } = diagnoseNotebook(evidenceOf({ log }));
    expect(findings[0].title).toBe('Its server ends with a Python error');
    expect(JSON.stringify([findings, status])).not.toContain('hunter2');
  });

  it('takes no notice of the log of another container', () => {
    const log = 'OSError: [Errno 28] No space left on device';
    const [finding] = diagnoseNotebook(
      evidenceOf({ log, container: 'other' }),
    ).findings;
    expect(finding.title).toBe('Its server ends again and again');
  });

  it.each([
    ['nobody read its log', undefined, 1, true],
    [
      'its log says so',
      "PermissionError: [Errno 13] Permission denied: '/home/jovyan/.local'",
      1,
      true,
    ],
    [
      'its log says something else',
      'OSError: No space left on device',
      1,
      false,
    ],
    ['its log says nothing of it', 'Bye.', 1, false],
    ['it was killed', undefined, 137, false],
  ])(
    'may be unable to write to its volume when %s',
    (_when, log, exitCode, leads) => {
      const { findings, status } = diagnoseNotebook(
        evidenceOf({ log, exitCode, securityContext: { runAsUser: 1000 } }),
      );
      const title = 'It may be unable to write to its volume';
      const permission = findings.find(one => one.title === title);
      expect(permission).toMatchObject({
        severity: leads ? 'error' : 'warning',
        consequences: leads ? [{ ruleId: 'notebook-crash-loop' }] : [],
      });
      expect(status.headline === `${title}.`).toBe(leads);
    },
  );

  it('counts as failed also while it runs between two crashes', () => {
    const state = { running: { startedAt: '2026-01-31T11:59:30Z' } };
    const { status, findings } = diagnoseNotebook(
      evidenceOf({ state, ready: true }),
    );
    expect([status.phase, status.headline]).toEqual([
      'failed',
      'Its server ends again and again.',
    ]);
    expect(findings.map(({ ruleId }) => ruleId)).toContain(
      'notebook-crash-loop',
    );
  });

  it('runs again once it has lasted for some time', () => {
    const state = { running: { startedAt: '2026-01-31T11:30:00Z' } };
    const { status, findings } = diagnoseNotebook(
      evidenceOf({ state, ready: true }),
    );
    expect(status.headline).toBe('Running.');
    expect(findings.map(({ severity }) => severity)).not.toContain('error');
  });
});

describe('the log that says more', () => {
  const of = (crash: Crash) => wantedLog(evidenceOf(crash));

  it('is that of the run before of a server that crashed', () => {
    expect(of({})).toEqual({
      pod: 'lab-0',
      container: 'lab',
      previous: true,
      restarts: 4,
    });
  });

  it('is the present one of a server that has just ended', () => {
    const state = { terminated: { exitCode: 1 } };
    expect(of({ state })).toMatchObject({ previous: false });
  });

  it('is the present one of a Jupyter server that runs', () => {
    const state = { running: { startedAt: '2026-01-31T08:00:00Z' } };
    expect(of({ state, ready: true })).toMatchObject({ previous: false });
  });

  it.each(['ImagePullBackOff', 'ContainerCreating'])(
    'is none while a container has the state %s',
    reason => {
      expect(of({ state: { waiting: { reason } } })).toBeUndefined();
    },
  );
});
