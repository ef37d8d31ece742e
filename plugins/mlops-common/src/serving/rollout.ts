import { InferenceService } from './InferenceService';
import { EndpointDeployments } from './endpointDeployments';
import type {
  EndpointIntent,
  EndpointRollout,
  EndpointServing,
} from './endpointStatus';
import { EndpointPods } from './predictorPods';

/**
 * What is wanted of the endpoint.
 *
 * @internal
 */
export function intentOf(service: InferenceService): EndpointIntent {
  if (service.deletedAt) {
    return 'deleting';
  }
  if (service.stopRequested || statusOf(service, 'Stopped') === 'True') {
    return 'stopped';
  }
  const { totalCopies = 0, transition } = service.modelStatus;
  // Without a Pod the controller calls a healthy endpoint "in progress".
  const idle =
    service.deploymentMode === 'Knative' &&
    statusOf(service, 'Ready') === 'True' &&
    service.predictor.minReplicas === 0 &&
    totalCopies === 0 &&
    transition !== 'BlockedByFailedLoad';
  return idle ? 'scaled-to-zero' : 'run';
}

const BLOCKING_REASONS = [
  'FailedCreate',
  'ReconcileFailed',
  'ProgressDeadlineExceeded',
  'InvalidGPUAllocation',
  'InvalidWorkerSpecNotSet',
];

/**
 * What the last change does.
 *
 * @internal
 */
export function rolloutOf(
  service: InferenceService,
  intent: EndpointIntent,
): EndpointRollout {
  if (intent === 'stopped' || intent === 'deleting') {
    return 'idle';
  }
  const { transition } = service.modelStatus;
  const refused = service.conditions.some(
    ({ type, status, reason = '' }) =>
      status === 'False' &&
      (type.endsWith('ConfigurationReady') ||
        type === 'CanaryPredictorReady' ||
        (type === 'PredictorReady' && BLOCKING_REASONS.includes(reason))),
  );
  if (
    transition === 'BlockedByFailedLoad' ||
    transition === 'InvalidSpec' ||
    refused
  ) {
    return 'blocked';
  }
  const split = service.traffic.filter(({ percent }) => percent > 0).length > 1;
  if (service.canaries.length > 0 || split) {
    return 'canary';
  }
  if (intent === 'scaled-to-zero') {
    return 'idle';
  }
  const { latestCreatedRevision, latestReadyRevision } = service;
  // Where there are revisions they tell; a Pod that is scaled to zero also
  // counts as "in progress".
  const progressing = latestCreatedRevision
    ? latestCreatedRevision !== latestReadyRevision
    : transition === 'InProgress';
  return progressing ? 'progressing' : 'idle';
}

/**
 * Whether requests are answered.
 *
 * @internal
 */
export function servingOf(
  service: InferenceService,
  intent: EndpointIntent,
  pods: EndpointPods | undefined,
  deployments?: EndpointDeployments,
): EndpointServing {
  if (intent === 'stopped') {
    return 'no';
  }
  if (
    statusOf(service, 'TransformerReady') === 'False' ||
    deployments?.transformer === 'unavailable'
  ) {
    // Requests reach the predictor only through the transformer.
    return 'no';
  }
  if (service.traffic.length > 0) {
    return knativeServing(service);
  }
  const standard = pods && service.deploymentMode === 'Standard';
  if (standard && pods.ready > 0) {
    return 'yes';
  }
  if (deployments?.predictor) {
    // Whatever the status says meanwhile, of this or that version of KServe.
    return deployments.predictor === 'available' ? 'yes' : 'no';
  }
  const predictor = service.conditions.find(
    ({ type }) => type === 'PredictorReady',
  );
  if (predictor?.status === 'True') {
    // The status stays behind when Pods break later.
    return standard ? 'no' : 'yes';
  }
  const { totalCopies = 0, activeState, transition } = service.modelStatus;
  // Older controllers lose sight of the old Pods while new ones start.
  const unavailable = predictor?.reason === 'MinimumReplicasUnavailable';
  if (
    totalCopies > 0 &&
    activeState === 'Loaded' &&
    !unavailable &&
    !standard
  ) {
    return 'yes';
  }
  const refused =
    transition === 'BlockedByFailedLoad' || transition === 'InvalidSpec';
  if (predictor?.status === 'False' || refused) {
    return 'no';
  }
  switch (statusOf(service, 'Ready')) {
    case 'True':
      return 'yes';
    case 'False':
      return 'no';
    default:
      return 'unknown';
  }
}

/** A revision serves once it was rolled out, whatever the new one does. */
function knativeServing(service: InferenceService): EndpointServing {
  const { latestRolledoutRevision, latestReadyRevision } = service;
  const ready = statusOf(service, 'Ready') === 'True';
  const targets = service.traffic.filter(({ percent }) => percent > 0);
  const answering = targets.filter(
    ({ tag, revision, latest }) =>
      tag === 'prev' ||
      (revision !== undefined &&
        [latestRolledoutRevision, latestReadyRevision].includes(revision)) ||
      (latest === true && ready),
  );
  if (answering.length === 0) {
    return 'no';
  }
  return answering.length === targets.length ? 'yes' : 'partly';
}

function statusOf(service: InferenceService, type: string): string | undefined {
  return service.conditions.find(condition => condition.type === type)?.status;
}
