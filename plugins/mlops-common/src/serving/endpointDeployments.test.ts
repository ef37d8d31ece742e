import { describeShared, readRecords } from '../__fixtures__/sharedFixtures';
import { parseDeployment } from '../kubernetes/workloads';
import { parseInferenceService } from './InferenceService';
import { endpointStatus } from './endpointStatus';

const now = new Date('2026-01-31T12:00:00Z');

function service(status: object = {}) {
  return parseInferenceService({
    metadata: { namespace: 'churn', name: 'model' },
    status: { deploymentMode: 'Standard', ...status },
  });
}

function deployment(
  availableReplicas: number,
  { component = 'predictor', of = 'model', namespace = 'churn' } = {},
) {
  return parseDeployment({
    metadata: {
      namespace,
      name: `${of}-${component}`,
      labels: { 'serving.kserve.io/inferenceservice': of, component },
    },
    status: { availableReplicas },
  });
}

const predictorReady = (status: string) => ({
  conditions: [
    { type: 'PredictorReady', status },
    { type: 'Ready', status },
  ],
});

describe('whether an endpoint answers, by its Deployments', () => {
  it.each([
    ['a Pod is available', [deployment(1)], 'False', 'yes'],
    [
      'none is available, whatever was said before',
      [deployment(0)],
      'True',
      'no',
    ],
    [
      'one of two versions is available',
      [deployment(0), deployment(2)],
      'Unknown',
      'yes',
    ],
    [
      'its transformer does not answer',
      [deployment(1), deployment(0, { component: 'transformer' })],
      'True',
      'no',
    ],
    [
      'its transformer answers, too',
      [deployment(1), deployment(1, { component: 'transformer' })],
      'True',
      'yes',
    ],
    ['there is none: its conditions tell', [], 'True', 'yes'],
    ['others have some', [deployment(0, { of: 'other' })], 'True', 'yes'],
    [
      'other namespaces have some',
      [deployment(0, { namespace: 'x' })],
      'True',
      'yes',
    ],
  ])('%s', (_what, deployments, condition, serving) => {
    const inferenceService = service(predictorReady(condition));
    expect(endpointStatus({ inferenceService, deployments, now }).serving).toBe(
      serving,
    );
  });

  it('is not decided by them in Knative mode', () => {
    const inferenceService = service({
      ...predictorReady('True'),
      deploymentMode: 'Knative',
    });
    const deployments = [deployment(0)];
    expect(endpointStatus({ inferenceService, deployments, now }).serving).toBe(
      'yes',
    );
  });

  it('does not answer while it is stopped', () => {
    const inferenceService = parseInferenceService({
      metadata: {
        namespace: 'churn',
        name: 'model',
        annotations: { 'serving.kserve.io/stop': 'true' },
      },
    });
    const deployments = [deployment(1)];
    expect(endpointStatus({ inferenceService, deployments, now }).serving).toBe(
      'no',
    );
  });
});

describeShared('records of real clusters', () => {
  const serving = (name: string) => {
    const objects = readRecords('fixtures/live/kserve').get(name)?.objects as
      | { inferenceService: unknown; deployments: readonly unknown[] }
      | undefined;
    return endpointStatus({
      inferenceService: parseInferenceService(objects?.inferenceService),
      deployments: objects?.deployments.map(parseDeployment),
      now,
    }).serving;
  };

  it.each([
    // The old version answers while the new one starts or cannot.
    ['update-blocked', 'yes'],
    ['update-progressing', 'yes'],
    ['v020-update-blocked', 'yes'],
    ['v020-update-progressing-after-progress-deadline', 'yes'],
    ['v020-ready-sklearn', 'yes'],
    ['image-pull', 'no'],
    ['v020-transformer-fails', 'no'],
    ['v020-stopped', 'no'],
  ])('%s: answers: %s', (name, expected) => {
    expect(serving(name)).toBe(expected);
  });
});
