import {
  Condition,
  conditionOf,
  Deployment,
  isReady,
  Pod,
  timestamp,
} from '../cluster';
import {
  InferenceService,
  InferenceServiceStatus,
  ModelStatus,
} from './inferenceServiceObjects';
import { predictorName } from './predictorWorkload';
import { ServingRuntime } from './servingRuntimes';

type NewCondition = Omit<Condition, 'lastTransitionTime'>;

/** Sorted by type; a condition that says the same keeps its time. */
function withConditions(
  before: readonly Condition[] = [],
  changes: readonly NewCondition[],
): Condition[] {
  const next = changes.map(change => {
    const old = before.find(({ type }) => type === change.type);
    const same =
      old?.status === change.status &&
      old.reason === change.reason &&
      old.message === change.message;
    return {
      ...change,
      lastTransitionTime: same ? old.lastTransitionTime : timestamp(),
    };
  });
  const kept = before.filter(
    ({ type }) => !changes.some(change => change.type === type),
  );
  return [...kept, ...next].sort((a, b) => a.type.localeCompare(b.type));
}

const unknown: readonly NewCondition[] = [
  { type: 'IngressReady', status: 'Unknown' },
  { type: 'PredictorReady', status: 'Unknown' },
  { type: 'Ready', status: 'Unknown' },
];

/** The controller cannot make a workload of the spec; what runs already goes on and stays Ready. */
export function refusedStatus(
  { status = {} }: InferenceService,
  deploymentMode: string,
  failure: ModelStatus['lastFailureInfo'],
  runtime: ServingRuntime | undefined,
): InferenceServiceStatus {
  return {
    ...status,
    conditions: status.conditions ?? withConditions([], unknown),
    deploymentMode,
    ...runtimeName(runtime),
    modelStatus: failure
      ? {
          ...status.modelStatus,
          transitionStatus: 'InvalidSpec',
          lastFailureInfo: failure,
          states: {
            activeModelState:
              status.modelStatus?.states?.activeModelState ?? '',
            targetModelState: 'FailedToLoad',
          },
        }
      : status.modelStatus ?? { transitionStatus: '' },
  };
}

/** The API server refused the workload; unlike a notebook's, this failure is told. */
export function failedStatus(
  { status = {} }: InferenceService,
  message: string,
  runtime: ServingRuntime | undefined,
): InferenceServiceStatus {
  const failed = {
    status: 'False',
    reason: 'ReconcileFailed',
    message,
  } as const;
  const ingress = conditionOf(status, 'IngressReady');
  return {
    ...status,
    ...runtimeName(runtime),
    conditions: withConditions(status.conditions, [
      ...(ingress ? [] : [unknown[0]]),
      { type: 'PredictorReady', ...failed },
      { type: 'Ready', ...failed },
    ]),
    components: status.components ?? { predictor: {} },
    deploymentMode: 'Standard',
    modelStatus: status.modelStatus ?? { transitionStatus: '' },
  };
}

/** An intended stop wipes all but the mode and the runtime. */
export function stoppedStatus(
  { status }: InferenceService,
  runtime: ServingRuntime | undefined,
): InferenceServiceStatus {
  const stopped = (type: string): NewCondition => ({
    type,
    status: 'False',
    reason: 'Stopped',
  });
  const types = conditionOf(status, 'IngressReady')
    ? ['IngressReady', 'PredictorReady', 'Ready']
    : ['PredictorReady', 'Ready'];
  return {
    conditions: withConditions(status?.conditions, [
      ...types.map(stopped),
      { type: 'Stopped', status: 'True', severity: 'Info' },
    ]),
    deploymentMode: 'Standard',
    ...runtimeName(runtime),
    modelStatus: { transitionStatus: '' },
  };
}

/** The status of a service whose Deployment exists, in the words of version 0.20. */
export function runningStatus(
  inferenceService: InferenceService,
  observed: {
    deployment: Deployment;
    pods: readonly Pod[];
    runtime: ServingRuntime | undefined;
    gatewayUrl: string;
  },
): InferenceServiceStatus {
  const { status } = inferenceService;
  const { deployment, pods, runtime, gatewayUrl } = observed;
  const predictor = predictorReady(deployment);
  const ready = predictor.status === 'True';
  const ingress: Omit<NewCondition, 'type'> = ready
    ? { status: 'True' }
    : { status: 'False', reason: 'Predictor ingress not created' };
  const urls = ready ? urlsOf(inferenceService, gatewayUrl) : undefined;
  return {
    ...(urls?.address || status?.address
      ? { address: urls?.address ?? status?.address }
      : {}),
    ...runtimeName(runtime),
    components: urls?.components ?? status?.components ?? { predictor: {} },
    conditions: withConditions(status?.conditions, [
      { type: 'IngressReady', ...ingress },
      predictor,
      { type: 'Ready', ...ingress },
      { type: 'Stopped', status: 'False', severity: 'Info' },
    ]),
    deploymentMode: 'Standard',
    modelStatus: modelStatus(status?.modelStatus, pods),
    ...(deployment.status?.observedGeneration
      ? { observedGeneration: deployment.status.observedGeneration }
      : {}),
    ...(urls?.url || status?.url ? { url: urls?.url ?? status?.url } : {}),
  };
}

function predictorReady({ status }: Deployment): NewCondition {
  const type = 'PredictorReady';
  const available = conditionOf(status, 'Available');
  const progressing = conditionOf(status, 'Progressing');
  const source =
    available?.status === 'True' &&
    progressing?.reason === 'NewReplicaSetAvailable'
      ? progressing
      : available;
  return source
    ? {
        type,
        status: source.status,
        reason: source.reason,
        message: source.message,
      }
    : { type, status: 'Unknown' };
}

function urlsOf(inferenceService: InferenceService, gatewayUrl: string) {
  const { name, namespace } = inferenceService.metadata;
  const { port } = new URL(gatewayUrl);
  const outside = (host: string) =>
    `http://${host}.${namespace}.localhost${port ? `:${port}` : ''}`;
  const service = predictorName(inferenceService);
  return {
    url: outside(name),
    address: { url: `http://${service}.${namespace}.svc.cluster.local` },
    components: { predictor: { url: outside(service) } },
  };
}

function runtimeName(runtime: ServingRuntime | undefined) {
  if (!runtime) {
    return {};
  }
  const { name, namespace } = runtime.metadata;
  return namespace
    ? { servingRuntimeName: name }
    : { clusterServingRuntimeName: name };
}

/** Judged by one Pod, the newest; a loaded model counts as loaded for good, and the last failure stays. */
function modelStatus(
  before: ModelStatus | undefined,
  pods: readonly Pod[],
): ModelStatus {
  const created = ({ metadata }: Pod) => metadata.creationTimestamp ?? '';
  const [newest] = [...pods].sort((a, b) =>
    created(b).localeCompare(created(a)),
  );
  const loading = newest?.status?.initContainerStatuses?.some(
    ({ state }) => state.running,
  );
  let target = 'Pending';
  if (newest && isReady(newest)) {
    target = 'Loaded';
  } else if (loading) {
    target = 'Loading';
  }
  const ready = pods.filter(isReady).length;
  return {
    copies: { failedCopies: 0, ...(ready ? { totalCopies: ready } : {}) },
    ...(before?.lastFailureInfo
      ? { lastFailureInfo: before.lastFailureInfo }
      : {}),
    states: {
      activeModelState:
        target === 'Loaded' ? target : before?.states?.activeModelState ?? '',
      targetModelState: target,
    },
    transitionStatus: target === 'Loaded' ? 'UpToDate' : 'InProgress',
  };
}
