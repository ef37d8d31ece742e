import { InferenceService } from './InferenceService';
import type {
  EndpointCondition,
  EndpointIntent,
  EndpointRollout,
  EndpointServing,
} from './endpointStatus';
import { EndpointCause, endpointCause } from './endpointCause';
import { EndpointPods } from './predictorPods';

interface Input {
  readonly inferenceService: InferenceService;
  readonly facts: {
    readonly serving: EndpointServing;
    readonly rollout: EndpointRollout;
    readonly intent: EndpointIntent;
  };
  readonly pods?: EndpointPods;
  readonly now: Date;
}

interface Headline extends EndpointCause {
  readonly status: EndpointCondition;
}

/** A Deployment that takes longer counts as stuck for Kubernetes, too. */
const START_PATIENCE = 600_000;

/** The status and sentence of the three facts; the order is the meaning. */
const ORDER: readonly ((input: Input) => Headline | undefined)[] = [
  deleting,
  stopped,
  failed,
  degraded,
  updating,
  idle,
  ready,
];

/**
 * @internal
 */
export function endpointHeadline(input: Input): Headline {
  for (const candidate of ORDER) {
    const headline = candidate(input);
    if (headline) {
      return headline;
    }
  }
  return unknown(input);
}

function deleting({ inferenceService, facts }: Input): Headline | undefined {
  return facts.intent === 'deleting'
    ? {
        status: 'deleting',
        headline: 'Being deleted.',
        since: inferenceService.deletedAt,
      }
    : undefined;
}

function stopped({ inferenceService, facts }: Input): Headline | undefined {
  if (facts.intent !== 'stopped') {
    return undefined;
  }
  const condition = conditionOf(inferenceService, 'Stopped');
  return condition?.status === 'True'
    ? { status: 'stopped', headline: 'Stopped.', since: condition.since }
    : { status: 'stopped', headline: 'Stopping.' };
}

function failed(input: Input): Headline | undefined {
  const { inferenceService, facts, pods, now } = input;
  if (facts.serving !== 'no') {
    return undefined;
  }
  const transformer = conditionOf(inferenceService, 'TransformerReady');
  const condition =
    transformer?.status === 'False'
      ? transformer
      : conditionOf(inferenceService, 'PredictorReady') ??
        conditionOf(inferenceService, 'Ready');
  const since = condition?.since ?? inferenceService.createdAt;
  const cause = endpointCause(inferenceService, pods);
  const age = since ? now.getTime() - Date.parse(since) : 0;
  const hopeful =
    facts.rollout !== 'blocked' &&
    !pods?.problem &&
    (pods?.starting !== undefined || condition?.status !== 'True') &&
    age < START_PATIENCE;
  return hopeful
    ? undefined
    : { status: 'failed', ...cause, since: cause.since ?? since };
}

function degraded(input: Input): Headline | undefined {
  const { inferenceService, facts, pods } = input;
  if (facts.rollout !== 'blocked' && facts.serving !== 'partly') {
    return undefined;
  }
  const { headline, ...cause } = endpointCause(inferenceService, pods);
  return {
    status: 'degraded',
    headline: `It answers, but its last change does not get through. ${headline}`,
    ...cause,
  };
}

function updating({
  inferenceService,
  facts,
  pods,
}: Input): Headline | undefined {
  const starting = facts.serving === 'no';
  if (facts.rollout !== 'progressing' && !starting) {
    return undefined;
  }
  if (facts.serving === 'yes') {
    return {
      status: 'updating',
      headline: 'It answers, and a new version is being rolled out.',
    };
  }
  const loading = inferenceService.modelStatus.targetState === 'Loading';
  return {
    status: 'updating',
    headline: loading
      ? 'Starting: the model is being loaded.'
      : pods?.starting?.headline ?? 'Starting: waiting for its Pod.',
    since: inferenceService.createdAt,
  };
}

function idle({ inferenceService, facts }: Input): Headline | undefined {
  return facts.intent === 'scaled-to-zero'
    ? {
        status: 'idle',
        headline: 'Scaled to zero: the next request starts it.',
        since: conditionOf(inferenceService, 'Ready')?.since,
      }
    : undefined;
}

function ready({ inferenceService, facts }: Input): Headline | undefined {
  if (facts.serving !== 'yes') {
    return undefined;
  }
  const since = conditionOf(inferenceService, 'Ready')?.since;
  const percent = canaryPercent(inferenceService);
  return {
    status: 'ready',
    headline:
      percent === undefined
        ? 'Ready.'
        : `Ready: the new version gets ${percent} % of the requests.`,
    since,
  };
}

function unknown({ inferenceService }: Input): Headline {
  const silent = inferenceService.conditions.length === 0;
  return {
    status: 'unknown',
    headline: silent
      ? 'KServe has not reported anything about it.'
      : 'KServe has not decided about it. The events of the InferenceService say why.',
    since: inferenceService.createdAt,
  };
}

/** While a canary is tried, the stable revision is the rolled-out one. */
function canaryPercent(service: InferenceService): number | undefined {
  const [canary] = service.canaries;
  if (canary) {
    return canary.percent;
  }
  const shares = service.traffic.filter(({ percent }) => percent > 0);
  return shares.length > 1
    ? shares.find(({ latest }) => latest)?.percent
    : undefined;
}

function conditionOf(service: InferenceService, type: string) {
  return service.conditions.find(condition => condition.type === type);
}
