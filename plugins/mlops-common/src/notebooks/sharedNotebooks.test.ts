import {
  describeShared,
  readManifests,
  readRecords,
} from '../__fixtures__/sharedFixtures';
import { parseNotebook } from './Notebook';
import { NotebookPhase, notebookStatus } from './notebookStatus';

describeShared('public manifests (needs ../shared)', () => {
  const objects = [
    ...readManifests('fixtures/notebooks'),
    ...readManifests('requirements'),
  ];
  const notebooks = objects.filter(({ object }) => object.kind === 'Notebook');

  it('are there', () => {
    expect(notebooks.length).toBeGreaterThan(10);
  });

  it('each give a row with name, image, phase and headline', () => {
    for (const { file, object } of notebooks) {
      const notebook = parseNotebook(object);
      const status = notebookStatus({ notebook, pods: [], now: new Date() });
      expect({ file, ...notebook, ...status }).toMatchObject({
        file,
        name: expect.stringMatching(/./),
        image: expect.stringMatching(/./),
        phase: expect.stringMatching(/^(starting|stopped|failed)$/),
        headline: expect.stringMatching(/\.$/),
      });
    }
  });

  it('of other kinds are read without an exception, too', () => {
    for (const { object } of objects) {
      const notebook = parseNotebook(object);
      expect(notebookStatus({ notebook, now: new Date() }).phase).toBeDefined();
    }
  });
});

describeShared('records of real clusters (needs ../shared)', () => {
  /** What somebody who runs the cluster would say; everything else failed. */
  const phases: Readonly<Record<string, NotebookPhase>> = {
    'deleting-with-finalizer': 'terminating',
    'label-added-later-after-sts-delete': 'running',
    'name-52-chars': 'running',
    'name-starts-with-digit': 'running',
    'native-sidecar-pruned': 'running',
    'nb-prefix-overridden': 'running',
    'no-controller-stop-requested': 'stopping',
    'pod-security-warn-only': 'running',
    // Without a failure after less than a minute: they may still come up.
    'pvc-pending-no-class': 'starting',
    'pvc-provisioner-down': 'starting',
    'pvc-wait-for-first-consumer': 'starting',
    running: 'running',
    'sidecar-not-ready': 'starting',
    'started-again': 'running',
    starting: 'starting',
    'stopped-from-start': 'stopped',
    stopping: 'stopping',
    'stuck-rollout-after-pod-delete': 'running',
    'two-notebooks-one-pvc': 'running',
  };
  const records = [...readRecords('fixtures/live/notebooks')].filter(
    ([, { objects }]) => objects?.notebook,
  );

  it('are many', () => {
    expect(records.length).toBeGreaterThan(50);
  });

  it('get the phase that somebody who runs the cluster would say', () => {
    const judged = records.map(([name, { objects, recordedAt }]) => {
      const { phase } = notebookStatus({
        notebook: parseNotebook(objects?.notebook),
        pods: objects?.pods ?? [],
        events: objects?.events,
        now: new Date(recordedAt),
      });
      return [name, phase];
    });
    expect(judged).toEqual(
      records.map(([name]) => [name, phases[name] ?? 'failed']),
    );
  });

  it('name the evidence of every failure', () => {
    const silent = records.filter(([, { objects, recordedAt }]) => {
      const { phase, evidence } = notebookStatus({
        notebook: parseNotebook(objects?.notebook),
        pods: objects?.pods ?? [],
        events: objects?.events,
        now: new Date(recordedAt),
      });
      return phase === 'failed' && !evidence;
    });
    // Where nothing was created there is nothing to point at.
    expect(silent.map(([name]) => name)).toEqual(['no-controller']);
  });

  it('are never called failed while they run, even without Pods at hand', () => {
    const running = records.filter(([name]) => phases[name] === 'running');
    for (const [name, { objects, recordedAt }] of running) {
      const { phase } = notebookStatus({
        notebook: parseNotebook(objects?.notebook),
        now: new Date(recordedAt),
      });
      expect([name, phase]).toEqual([name, 'running']);
    }
  });
});
