import type { Finding, Severity } from './Finding';

/**
 * On the way from a manifest to a page, what comes first; a failure early on
 * explains those that follow.
 *
 * @public
 */
export const stages = [
  'manifest',
  'admission',
  'scheduling',
  'volume',
  'image',
  'init',
  'container',
  'probe',
  'network',
  'lifecycle',
  'advice',
] as const;

/** @public */
export type Stage = (typeof stages)[number];

/** What a rule says; the engine adds the rest of the {@link Finding}. @public */
export interface Diagnosed
  extends Pick<Finding, 'title' | 'cause' | 'evidence' | 'remedies' | 'since'> {
  /** Where it differs from the severity of the rule. */
  readonly severity?: Severity;
  /** Rules that explain this finding beside those that explain all of its rule. */
  readonly alsoFollows?: readonly string[];
}

/**
 * One thing that can be wrong. It looks at what is known, which may be a
 * manifest alone: what it needs and is absent means that it finds nothing.
 *
 * @public
 */
export interface Rule<E> {
  /** Readable and stable: documentation and ignore comments refer to it. */
  readonly id: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What the user guide calls it. */
  readonly summary: string;
  /** Whether a manifest alone is enough, so that it runs before there is anything in a cluster. */
  readonly fromManifest?: boolean;
  /** Rules whose findings explain those of this one. */
  readonly follows?: readonly string[];
  diagnose(evidence: E): Diagnosed | readonly Diagnosed[] | undefined;
}
