import { Condition } from '../kubernetes/conditions';
import { Evidence } from '../kubernetes/Evidence';
import { podRefusal } from '../kubernetes/pods/podRefusal';
import { InferenceService } from './InferenceService';
import { EndpointPods } from './predictorPods';
import { redact } from './storageUri';

/**
 * @internal
 */
export interface EndpointCause {
  readonly headline: string;
  readonly since?: string;
  readonly evidence?: Evidence;
}

/**
 * Why an endpoint does not answer, or why its last change does not get
 * through: the most exact statement there is.
 *
 * @internal
 */
export function endpointCause(
  service: InferenceService,
  pods: EndpointPods | undefined,
): EndpointCause {
  const { transition, lastFailure } = service.modelStatus;
  // The last failure is never cleared: it counts only while it blocks.
  const blocked =
    transition === 'BlockedByFailedLoad' || transition === 'InvalidSpec';
  if (blocked && lastFailure?.message) {
    return failureCause(service);
  }
  return (
    refusalCause(service) ??
    podCause(pods) ??
    (blocked && lastFailure ? failureCause(service) : undefined) ??
    conditionCause(service)
  );
}

function failureCause(service: InferenceService): EndpointCause {
  const { reason, message, exitCode } = service.modelStatus.lastFailure ?? {};
  const code = exitCode === undefined ? undefined : `exit code ${exitCode}`;
  return {
    headline: failureHeadline(service),
    evidence: {
      object: `InferenceService ${service.name}`,
      field: `status.modelStatus.lastFailureInfo.${
        message ? 'message' : 'reason'
      }`,
      text: redact(message ?? [reason, code].filter(Boolean).join(', ')),
    },
  };
}

function failureHeadline(service: InferenceService): string {
  const {
    reason,
    message = '',
    exitCode,
  } = service.modelStatus.lastFailure ?? {};
  const runtime = service.predictor.runtime ?? 'of the predictor';
  const { modelFormat = 'of the predictor', modelFormatVersion } =
    service.predictor;
  const format = modelFormatVersion
    ? `${modelFormat} version ${modelFormatVersion}`
    : modelFormat;
  switch (reason) {
    case 'NoSupportingRuntime':
      if (/specified protocol version/i.test(message)) {
        return `The serving runtime ${runtime} does not support protocol ${
          service.protocol ?? 'v1'
        }.`;
      }
      if (/^Specified runtime/i.test(message)) {
        return `The serving runtime ${runtime} does not support model format ${format}.`;
      }
      // The commonest case: v1 is assumed, and MLServer speaks only v2.
      return service.protocol
        ? `No serving runtime supports model format ${format} with protocol ${service.protocol}.`
        : `No serving runtime supports model format ${format} with protocol v1, which is assumed because protocolVersion is not set.`;
    case 'RuntimeNotRecognized':
      return `The serving runtime ${runtime} does not exist.`;
    case 'RuntimeDisabled':
      return `The serving runtime ${runtime} is disabled.`;
    case 'InvalidPredictorSpec':
      return `The predictor is not valid: ${lastLine(message)}`;
    default:
      if (exitCode === 137) {
        return 'The model could not be loaded: it ran out of memory.';
      }
      return message
        ? `The model could not be loaded: ${lastLine(message)}`
        : 'The model server ends with an error after its start.';
  }
}

/** Nothing can run: the cluster refused the Pods or KServe gave up. */
function refusalCause(service: InferenceService): EndpointCause | undefined {
  for (const type of ['PredictorReady', 'TransformerReady']) {
    const condition = conditionOf(service, type);
    const { status, reason, message = '' } = condition ?? {};
    if (condition && status === 'False' && reason === 'FailedCreate') {
      return { headline: podRefusal(message), ...facts(service, condition) };
    }
    if (condition && status === 'False' && reason === 'ReconcileFailed') {
      return {
        headline: `KServe could not set it up: ${lastLine(message)}`,
        ...facts(service, condition),
      };
    }
  }
  return undefined;
}

function podCause(pods: EndpointPods | undefined): EndpointCause | undefined {
  if (!pods?.problem) {
    return undefined;
  }
  const { headline, since, evidence } = pods.problem;
  return {
    headline,
    since,
    evidence: evidence && { ...evidence, text: redact(evidence.text) },
  };
}

function conditionCause(service: InferenceService): EndpointCause {
  const canary = service.canaries.find(({ ready }) => ready === false);
  const predictor = conditionOf(service, 'PredictorReady');
  if (canary && predictor?.status === 'True') {
    const condition = conditionOf(service, 'CanaryPredictorReady');
    return {
      headline: `Its canary ${canary.name ?? ''} is not ready.`.replace(
        '  ',
        ' ',
      ),
      ...(condition && facts(service, condition)),
    };
  }
  const transformer = conditionOf(service, 'TransformerReady');
  if (transformer?.status === 'False' && predictor?.status === 'True') {
    return {
      headline: 'Its transformer does not run.',
      ...facts(service, transformer),
    };
  }
  const detailed =
    [predictor, ...service.conditions].find(
      condition => condition?.status === 'False' && condition.message,
    ) ?? conditionOf(service, 'Ready');
  const reason =
    detailed?.reason === 'MinimumReplicasUnavailable' ||
    detailed?.status === 'True'
      ? 'None of its Pods is available.'
      : detailed?.message ?? 'It is not ready.';
  return {
    headline: lastLine(reason),
    ...(detailed && facts(service, detailed)),
  };
}

function facts(
  service: InferenceService,
  condition: Condition,
): Pick<EndpointCause, 'since' | 'evidence'> {
  const { type, status, reason, message, since } = condition;
  const part = message ? 'message' : 'reason';
  return {
    since,
    evidence: {
      object: `InferenceService ${service.name}`,
      field: `status.conditions[${type}].${part}`,
      text: redact(message ?? reason ?? status),
    },
  };
}

function conditionOf(
  service: InferenceService,
  type: string,
): Condition | undefined {
  return service.conditions.find(condition => condition.type === type);
}

/** Logs end with what went wrong; when and where in the code is no matter. */
function lastLine(text: string): string {
  const lines = redact(text).trim().split('\n');
  const line = lines[lines.length - 1]
    .trim()
    .replace(/^[\d\s:.,-]+ \w+ [A-Z]+ \[[^\]]*\]:? /, '');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
