import type { Evidence } from '../kubernetes/Evidence';

/** @public */
export type Severity = 'error' | 'warning' | 'info';

/**
 * How to mend what a finding names. The first one of a finding is what an
 * expert would try first.
 *
 * @public
 */
export type Remedy =
  | {
      /** Something that the portal can do at once. */
      readonly kind: 'action';
      readonly text: string;
      readonly action: 'start' | 'stop' | 'recreate';
    }
  | {
      /** A pull request, with what its form already knows. */
      readonly kind: 'template';
      readonly text: string;
      readonly template: string;
      readonly values: Readonly<Record<string, unknown>>;
      /** The same as a piece of the manifest, for portals without the template. */
      readonly yaml?: string;
    }
  | {
      /** A command for a terminal, complete. */
      readonly kind: 'command';
      readonly text: string;
      readonly command: string;
    }
  | {
      /** What to write into a manifest. */
      readonly kind: 'yaml';
      readonly text: string;
      readonly yaml: string;
    }
  | {
      /** What only people can do. */
      readonly kind: 'advice';
      readonly text: string;
    };

/**
 * Something that is wrong or worth knowing, with what shows it and what to do.
 *
 * @public
 */
export interface Finding {
  /** Readable and stable, as in `notebook-image-pull`. */
  readonly ruleId: string;
  readonly severity: Severity;
  /** At most ten words, without jargon. */
  readonly title: string;
  /** Why, in one or two sentences. */
  readonly cause: string;
  readonly evidence: readonly Evidence[];
  readonly remedies: readonly Remedy[];
  /** Since when, as ISO 8601, where it is known. */
  readonly since?: string;
  /** The page of the user guide and the place in it, as in `findings/notebooks.md#notebook-image-pull`. */
  readonly docs: string;
  /** Findings that follow from this one and go away with it. */
  readonly consequences: readonly Finding[];
}
