/**
 * Something about an entity's annotation that somebody has to mend. The rest
 * of the annotations stands.
 *
 * @public
 */
export interface AnnotationProblem {
  readonly annotation: string;
  /** A sentence that names the value and the fix. */
  readonly message: string;
}

/** What one entry of an annotation has to look like. @internal */
export interface ValueFormat {
  readonly pattern: RegExp;
  readonly longest: number;
  readonly noun: string;
  readonly advice: string;
}

const LOWER_CASE = 'Use lower-case letters, digits and dashes';

/** @internal */
export const namespaceFormat: ValueFormat = {
  pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  longest: 63,
  noun: 'the name of a namespace',
  advice: `${LOWER_CASE}, at most 63.`,
};

/** A namespace, or one of a single cluster as in `prod/churn`. @internal */
export const namespacePlaceFormat: ValueFormat = {
  pattern:
    /^(?:(?!.*\.\.)[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\/)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  longest: 317,
  noun: 'the name of a namespace',
  advice: `${LOWER_CASE}, at most 63; a cluster may stand before it, as in prod/churn.`,
};

/** @internal */
export const objectNameFormat: ValueFormat = {
  pattern:
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
  longest: 253,
  noun: 'the name of an object',
  advice: `${LOWER_CASE}, or * alone for all of the namespaces.`,
};

/** @internal */
export const clusterFormat: ValueFormat = {
  pattern: /^(?!.*\.\.)[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  longest: 253,
  noun: 'the name of a cluster',
  advice:
    'Use the name that the Kubernetes plugin has for it, never a path or URL.',
};

/** @internal */
export const labelValueFormat: ValueFormat = {
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  longest: 63,
  noun: 'the value of a label',
  advice: 'Use letters, digits, dashes, dots and underscores, at most 63.',
};

/** @internal */
export function isValid(value: string, format: ValueFormat): boolean {
  return value.length <= format.longest && format.pattern.test(value);
}

/** Quotes text that anybody may have written, so that it cannot flood a page. @internal */
export function quoted(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(shown);
}
