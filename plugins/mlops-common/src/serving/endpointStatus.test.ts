import { parseInferenceService } from './InferenceService';
import { endpointStatus } from './endpointStatus';

const now = new Date('2026-01-31T12:10:00Z');
const recent = '2026-01-31T12:08:00Z';
const old = '2026-01-30T12:00:00Z';

const is = (type: string, status: string, fields: object = {}) => ({
  type,
  status,
  lastTransitionTime: old,
  ...fields,
});
const ready = [is('Ready', 'True'), is('PredictorReady', 'True')];
const unavailable = (lastTransitionTime: string) =>
  is('PredictorReady', 'False', {
    reason: 'MinimumReplicasUnavailable',
    message: 'Deployment does not have minimum availability.',
    lastTransitionTime,
  });

interface Case {
  readonly metadata?: object;
  readonly predictor?: object;
  readonly status?: object;
  readonly pods?: readonly object[];
}

function statusOf({ metadata, predictor, status, pods }: Case) {
  const inferenceService = parseInferenceService({
    metadata: {
      name: 'model',
      namespace: 'churn',
      creationTimestamp: old,
      ...metadata,
    },
    spec: {
      predictor: predictor ?? { model: { modelFormat: { name: 'mlflow' } } },
    },
    status: { deploymentMode: 'Standard', ...status },
  });
  return endpointStatus({ inferenceService, pods, now });
}

const pod = (ok: boolean, labels: object = {}) => ({
  metadata: {
    name: 'model-predictor-1',
    namespace: 'churn',
    creationTimestamp: recent,
    labels: {
      'serving.kserve.io/inferenceservice': 'model',
      component: 'predictor',
      ...labels,
    },
  },
  spec: { nodeName: 'worker-1' },
  status: ok
    ? {
        phase: 'Running',
        conditions: [is('Ready', 'True')],
        containerStatuses: [
          { name: 'kserve-container', ready: true, state: { running: {} } },
        ],
      }
    : {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'kserve-container',
            restartCount: 3,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          },
        ],
      },
});

const noRuntime = {
  transitionStatus: 'InvalidSpec',
  states: { activeModelState: '', targetModelState: 'FailedToLoad' },
  lastFailureInfo: {
    reason: 'NoSupportingRuntime',
    message: 'No runtime found to support specified framework/version',
  },
};
const loadFailed = {
  transitionStatus: 'BlockedByFailedLoad',
  states: { activeModelState: '', targetModelState: 'FailedToLoad' },
  lastFailureInfo: {
    reason: 'ModelLoadFailed',
    exitCode: 1,
    message:
      'Traceback\n2026-01-31 11:20:01.413 1 kserve ERROR [initializer-entrypoint:main():44] S3 error for s3://key:secret@bucket/m?sig=abc [403]: Forbidden\n',
  },
};
const loaded = {
  transitionStatus: 'UpToDate',
  states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
  copies: { totalCopies: 1 },
};
const revisions = (created: string, readyOne?: string, rolledOut?: string) => ({
  latestCreatedRevision: created,
  latestReadyRevision: readyOne,
  latestRolledoutRevision: rolledOut,
});

describe('endpointStatus', () => {
  it.each<[string, Case, string, string, string]>([
    [
      'deleted',
      {
        metadata: { deletionTimestamp: recent },
        status: { conditions: ready },
      },
      'deleting',
      'yes/idle/deleting',
      'Being deleted.',
    ],
    [
      'stopped',
      {
        metadata: { annotations: { 'serving.kserve.io/stop': 'true' } },
        status: { conditions: [is('Stopped', 'True'), is('Ready', 'False')] },
      },
      'stopped',
      'no/idle/stopped',
      'Stopped.',
    ],
    [
      'asked to stop',
      {
        metadata: { annotations: { 'serving.kserve.io/stop': 'true' } },
        status: { conditions: ready },
      },
      'stopped',
      'no/idle/stopped',
      'Stopping.',
    ],
    [
      'healthy',
      { status: { conditions: ready, modelStatus: loaded } },
      'ready',
      'yes/idle/run',
      'Ready.',
    ],
    [
      'healthy, with the failure of long ago',
      {
        status: {
          conditions: ready,
          modelStatus: {
            ...loaded,
            lastFailureInfo: loadFailed.lastFailureInfo,
          },
        },
      },
      'ready',
      'yes/idle/run',
      'Ready.',
    ],
    [
      'Ready as last reported, and no Pod is left',
      { status: { conditions: ready, modelStatus: loaded }, pods: [] },
      'failed',
      'no/idle/run',
      'None of its Pods is available.',
    ],
    [
      'Ready as last reported, and its Pod crashes',
      {
        status: { conditions: ready, modelStatus: loaded },
        pods: [pod(false)],
      },
      'failed',
      'no/idle/run',
      'The model server ended with an error (exit code 1); restarted 3 times.',
    ],
    [
      'mlflow without a protocol',
      { status: { modelStatus: noRuntime } },
      'failed',
      'no/blocked/run',
      'No serving runtime supports model format mlflow with protocol v1, which is assumed because protocolVersion is not set.',
    ],
    [
      'a format that nothing supports',
      {
        predictor: {
          model: {
            modelFormat: { name: 'sklearn', version: '9' },
            protocolVersion: 'v2',
          },
        },
        status: { modelStatus: noRuntime },
      },
      'failed',
      'no/blocked/run',
      'No serving runtime supports model format sklearn version 9 with protocol v2.',
    ],
    [
      'a runtime that is not there',
      {
        predictor: { model: { runtime: 'mine' } },
        status: {
          modelStatus: {
            ...noRuntime,
            lastFailureInfo: {
              reason: 'RuntimeNotRecognized',
              message: 'Waiting for runtime to become available',
            },
          },
        },
      },
      'failed',
      'no/blocked/run',
      'The serving runtime mine does not exist.',
    ],
    [
      'a model that cannot be loaded',
      {
        status: { conditions: [unavailable(recent)], modelStatus: loadFailed },
      },
      'failed',
      'no/blocked/run',
      'The model could not be loaded: S3 error for s3://bucket/m [403]: Forbidden',
    ],
    [
      'an update that cannot be loaded, while the old version answers',
      {
        status: {
          conditions: ready,
          modelStatus: {
            ...loadFailed,
            states: { activeModelState: 'Loaded' },
            copies: { totalCopies: 1 },
          },
        },
      },
      'degraded',
      'yes/blocked/run',
      'It answers, but its last change does not get through. The model could not be loaded: S3 error for s3://bucket/m [403]: Forbidden',
    ],
    [
      'an update that an old controller loses sight of',
      {
        status: {
          conditions: [
            is('Ready', 'False'),
            is('PredictorReady', 'Unknown', { reason: 'ReplicaSetUpdated' }),
          ],
          modelStatus: {
            transitionStatus: 'InProgress',
            states: { activeModelState: 'Loaded', targetModelState: 'Loading' },
            copies: { totalCopies: 1 },
          },
        },
      },
      'updating',
      'yes/progressing/run',
      'It answers, and a new version is being rolled out.',
    ],
    [
      'a first start',
      {
        status: {
          conditions: [unavailable(recent)],
          modelStatus: {
            transitionStatus: 'InProgress',
            states: { targetModelState: 'Loading' },
          },
        },
      },
      'updating',
      'no/progressing/run',
      'Starting: the model is being loaded.',
    ],
    [
      'a first start that takes too long',
      {
        status: {
          conditions: [unavailable(old)],
          modelStatus: { transitionStatus: 'InProgress' },
        },
      },
      'failed',
      'no/progressing/run',
      'None of its Pods is available.',
    ],
    [
      'Pods that the cluster refuses',
      {
        status: {
          conditions: [
            is('PredictorReady', 'False', {
              reason: 'FailedCreate',
              message:
                'pods "x" is forbidden: error looking up service account churn/sa: serviceaccount "sa" not found',
              lastTransitionTime: recent,
            }),
          ],
        },
      },
      'failed',
      'no/blocked/run',
      'The service account sa does not exist.',
    ],
    [
      'a transformer that does not run',
      {
        status: {
          conditions: [
            is('PredictorReady', 'True'),
            is('TransformerReady', 'False', { message: 'x' }),
          ],
        },
        pods: [pod(true), pod(false, { component: 'transformer' })],
      },
      'failed',
      'no/idle/run',
      'Its transformer does not run. The transformer ended with an error (exit code 1); restarted 3 times.',
    ],
    [
      'a canary that is not ready',
      {
        status: {
          conditions: [...ready, is('CanaryPredictorReady', 'False')],
          canaryStatuses: [{ name: 'next', ready: false, trafficPercent: 20 }],
        },
      },
      'degraded',
      'yes/blocked/run',
      'It answers, but its last change does not get through. Its canary next is not ready.',
    ],
    [
      'a canary of Knative',
      {
        status: {
          deploymentMode: 'Knative',
          conditions: ready,
          components: {
            predictor: {
              ...revisions('m-3', 'm-3', 'm-1'),
              traffic: [
                { revisionName: 'm-1', percent: 90, tag: 'prev' },
                { revisionName: 'm-3', percent: 10, latestRevision: true },
              ],
            },
          },
        },
      },
      'ready',
      'yes/canary/run',
      'Ready: the new version gets 10 % of the requests.',
    ],
    [
      'an update of Knative whose Ready is unknown, served by the old revision',
      {
        status: {
          deploymentMode: 'Knative',
          conditions: [is('Ready', 'Unknown'), is('PredictorReady', 'Unknown')],
          components: {
            predictor: {
              ...revisions('m-5', 'm-4', 'm-4'),
              traffic: [
                { revisionName: 'm-4', percent: 100, latestRevision: true },
              ],
            },
          },
        },
      },
      'updating',
      'yes/progressing/run',
      'It answers, and a new version is being rolled out.',
    ],
    [
      'scaled to zero, which the controller calls in progress',
      {
        predictor: { minReplicas: 0, model: {} },
        status: {
          deploymentMode: 'Knative',
          conditions: ready,
          modelStatus: {
            transitionStatus: 'InProgress',
            states: { targetModelState: 'Pending' },
          },
          components: {
            predictor: {
              ...revisions('m-1', 'm-1', 'm-1'),
              traffic: [{ revisionName: 'm-1', percent: 100 }],
            },
          },
        },
      },
      'idle',
      'yes/idle/scaled-to-zero',
      'Scaled to zero: the next request starts it.',
    ],
    [
      'no status at all',
      {},
      'unknown',
      'unknown/idle/run',
      'KServe has not reported anything about it.',
    ],
    [
      'nothing but unknown conditions',
      { status: { conditions: [is('Ready', 'Unknown')] }, pods: [] },
      'unknown',
      'unknown/idle/run',
      'KServe has not decided about it. The events of the InferenceService say why.',
    ],
  ])('%s', (_title, input, status, facts, headline) => {
    const result = statusOf(input);
    const { serving, rollout, intent } = result;
    expect([
      result.status,
      `${serving}/${rollout}/${intent}`,
      result.headline,
    ]).toEqual([status, facts, headline]);
  });

  it('names the object and field, without credentials', () => {
    expect(
      statusOf({
        status: { conditions: [unavailable(recent)], modelStatus: loadFailed },
      }).evidence,
    ).toEqual({
      object: 'InferenceService model',
      field: 'status.modelStatus.lastFailureInfo.message',
      text: expect.not.stringMatching(/secret|sig=/),
    });
  });
});
