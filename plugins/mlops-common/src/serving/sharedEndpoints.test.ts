import {
  describeShared,
  readManifests,
  readRecords,
} from '../__fixtures__/sharedFixtures';
import { parseInferenceService } from './InferenceService';
import { EndpointCondition, endpointStatus } from './endpointStatus';

const conditions =
  /^(deleting|stopped|failed|degraded|updating|idle|ready|unknown)$/;

describeShared('public manifests (needs ../shared)', () => {
  const objects = [
    ...readManifests('fixtures/kserve'),
    ...readManifests('requirements'),
  ];
  const services = objects.filter(
    ({ object }) => object.kind === 'InferenceService',
  );

  it('are there', () => {
    expect(services.length).toBeGreaterThan(30);
  });

  it('each give a row with name, format or container, and status', () => {
    for (const { file, object } of services) {
      const inferenceService = parseInferenceService(object);
      const status = endpointStatus({ inferenceService, now: new Date() });
      expect({ file, ...inferenceService, ...status }).toMatchObject({
        file,
        name: expect.stringMatching(/./),
        status: expect.stringMatching(conditions),
        headline: expect.stringMatching(/\S/),
      });
      const { modelFormat, predictor } = inferenceService;
      expect([file, Boolean(modelFormat) !== predictor.custom]).toEqual([
        file,
        true,
      ]);
    }
  });

  it('of other kinds are read without an exception, too', () => {
    for (const { object } of objects) {
      const inferenceService = parseInferenceService(object);
      const { status } = endpointStatus({ inferenceService, now: new Date() });
      expect(status).toMatch(conditions);
    }
  });

  it.each<[string, EndpointCondition]>([
    ['status-02-canary-90-10-tagged.yaml', 'ready'],
    ['status-04-ready-standard.yaml', 'ready'],
    ['status-06-no-supporting-runtime.yaml', 'failed'],
    ['status-08-updating-but-still-serving.yaml', 'updating'],
    ['status-10-inprogress-forever-while-serving.yaml', 'ready'],
    ['status-12-storage-initializer-error.yaml', 'failed'],
    ['status-14-standard-available-false.yaml', 'failed'],
    ['status-16-runtime-not-recognized.yaml', 'failed'],
    ['status-18-standard-canary.yaml', 'degraded'],
  ])('%s is %s', (name, expected) => {
    const object = services.find(({ file }) => file === name)?.object;
    const inferenceService = parseInferenceService(object);
    const now = new Date('2026-02-01T00:00:00Z');
    expect(endpointStatus({ inferenceService, now }).status).toBe(expected);
  });
});

describeShared('records of real clusters (needs ../shared)', () => {
  /** What somebody who runs the cluster would say; everything else is ready. */
  const expected: Readonly<Record<string, EndpointCondition>> = {
    ...same('failed', [
      'container-crash-1',
      'format-version-mismatch',
      'format-wrong-case',
      'image-pull',
      'mlflow-without-protocol',
      'name-too-long',
      'name-too-long-for-url',
      'pod-security-restricted',
      'pod-webhook-down',
      'runtime-disabled',
      'runtime-format-mismatch',
      'runtime-no-kserve-container',
      'runtime-protocol-mismatch',
      'service-account-missing',
      'service-account-secret-missing',
      'storage-crashloop',
      'storage-oom',
      'transformer-fails',
      'unschedulable-cpu',
      'v020-deployment-mode-unknown',
      'v020-mlflow-without-protocol',
      'v020-quota-exceeded-after-progress-deadline',
      'v020-runtime-name-unknown',
      'v020-service-account-secret-missing',
      'v020-service-account-secret-missing-after-progress-deadline',
      'v020-storage-crashloop-after-progress-deadline',
      'v020-transformer-fails',
      'v020-transformer-fails-after-progress-deadline',
    ]),
    ...same('degraded', [
      'quota-exceeded-on-update',
      'scale-keda',
      'update-blocked',
      'update-to-unsupported-format',
      'v020-canary-spec-fails',
      'v020-scale-keda',
      'v020-update-blocked',
      'v020-update-progressing-after-progress-deadline',
      'v020-update-to-unsupported-format',
    ]),
    ...same('updating', ['loading', 'update-progressing']),
    ...same('stopped', [
      'stopped-from-start',
      'v020-canary-stopped',
      'v020-stopped',
    ]),
    // Only events tell about these.
    ...same('unknown', [
      'deployment-mode-unknown',
      'knative-without-knative',
      'no-controller',
      'storage-scheme-ftp',
      'storage-scheme-mlflow-artifacts-authority',
      'storage-uri-and-storage-spec',
      'v020-knative-without-knative',
      'v020-storage-scheme-ftp',
    ]),
  };
  const records = [...readRecords('fixtures/live/kserve')].filter(
    ([, { objects }]) => objects?.inferenceService,
  );

  it('are many', () => {
    expect(records.length).toBeGreaterThan(50);
  });

  it('get the status that somebody who runs the cluster would say', () => {
    const judged = records.map(([name, { objects, recordedAt }]) => {
      const { status } = endpointStatus({
        inferenceService: parseInferenceService(objects?.inferenceService),
        pods: objects?.pods ?? [],
        now: new Date(recordedAt),
      });
      return [name, status];
    });
    expect(judged).toEqual(
      records.map(([name]) => [name, expected[name] ?? 'ready']),
    );
  });
});

function same(
  condition: EndpointCondition,
  names: readonly string[],
): Readonly<Record<string, EndpointCondition>> {
  return Object.fromEntries(names.map(name => [name, condition]));
}
