import { Condition } from '../conditions';
import { Evidence } from '../Evidence';
import { Pod } from './Pod';

/**
 * What a Pod does, in one sentence.
 *
 * @public
 */
export interface PodHealth {
  readonly state: 'running' | 'starting' | 'failed';
  readonly headline: string;
  readonly since?: string;
  readonly evidence?: Evidence;
}

/** @public */
export interface PodHealthOptions {
  readonly now: Date;
  /** Messages of the events of this Pod, newest first. */
  readonly events?: readonly string[];
  /** What the evidence names when the Pod itself was not read. */
  readonly object?: string;
  /** What runs in it: "server" where nothing is said. */
  readonly server?: string;
}

/** @internal */
export function starting(headline: string, since?: string): PodHealth {
  return { state: 'starting', headline, since };
}

/** @internal */
export function failed(
  headline: string,
  details: {
    readonly pod: Pod;
    readonly options: PodHealthOptions;
    readonly field: string;
    readonly text: string;
    readonly since?: string;
  },
): PodHealth {
  const { pod, options, field, text, since } = details;
  return {
    state: 'failed',
    headline,
    since,
    evidence: { object: options.object ?? `Pod ${pod.name}`, field, text },
  };
}

/** @internal */
export function podCondition(pod: Pod, type: string): Condition | undefined {
  return pod.conditions.find(candidate => candidate.type === type);
}
