/**
 * Why no Pod was created, from the event of the refused attempt.
 *
 * @internal
 */
export interface PodRefusal {
  readonly kind: RefusalKind;
  /** What the message names, as listed with each kind below. */
  readonly names: readonly string[];
  /** One sentence. */
  readonly headline: string;
  /** The message without "Create Pod … failed error:". */
  readonly reason: string;
}

/** @internal */
export type RefusalKind =
  /** quota, requested, used, limited */
  | 'quota'
  /** quota, fields */
  | 'quota-fields'
  /** level, violations */
  | 'pod-security'
  /** violations */
  | 'limit-range'
  /** account */
  | 'service-account'
  /** PodDefaults, conflicts */
  | 'pod-defaults'
  /** webhook, error */
  | 'webhook-down'
  /** webhook, reason */
  | 'webhook-denied'
  /** policy, reason */
  | 'policy'
  | 'priority-class'
  | 'runtime-class'
  | 'name-too-long'
  /** field and reason */
  | 'invalid'
  | 'other';

interface Pattern {
  readonly kind: RefusalKind;
  readonly pattern: RegExp;
  readonly headline: (names: readonly string[]) => string;
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'quota',
    pattern:
      /exceeded quota: (\S+), requested: (.*?), used: (.*?), limited: (.*)$/s,
    headline: ([quota, requested, used, limited]) =>
      `The quota ${quota} of the namespace leaves no room: it asks for ${requested}, in use are ${used} of ${limited}.`,
  },
  {
    kind: 'quota-fields',
    pattern: /failed quota: (\S+): must specify (.*)$/s,
    headline: ([quota, fields]) =>
      `The quota ${quota} of the namespace demands that it states ${fields}.`,
  },
  {
    kind: 'pod-security',
    pattern: /violates PodSecurity "([^":]+)[^"]*":? ?(.*)$/s,
    headline: ([level]) =>
      `The namespace allows only Pods of the security level "${level}", which it does not meet.`,
  },
  {
    kind: 'limit-range',
    pattern:
      /((?:maximum|minimum|\w+ max limit to request ratio).* per (?:Container|Pod) is.*)$/s,
    headline: () =>
      'It asks for more or less than the limit range of the namespace allows.',
  },
  {
    kind: 'service-account',
    pattern: /service ?account "([^"]+)" not found/,
    headline: ([account]) => `The service account ${account} does not exist.`,
  },
  {
    kind: 'pod-defaults',
    pattern:
      /conflict occurred while applying poddefaults: (.*?) on pod:? \S+ err: (.*)$/s,
    headline: ([names]) =>
      `The PodDefaults (${names}) contradict each other or the notebook itself.`,
  },
  {
    kind: 'webhook-down',
    pattern: /failed calling webhook "([^"]+)": (.*)$/s,
    headline: ([webhook]) =>
      `The cluster creates no Pods here, because its webhook ${webhook} does not answer.`,
  },
  {
    kind: 'webhook-denied',
    pattern: /admission webhook "([^"]+)" denied the request: (.*)$/s,
    headline: ([webhook, reason]) =>
      `The webhook ${webhook} refused it: ${firstLine(reason)}`,
  },
  {
    kind: 'policy',
    pattern: /ValidatingAdmissionPolicy '([^']+)'.*denied request: (.*)$/s,
    headline: ([policy, reason]) =>
      `The policy ${policy} refused it: ${firstLine(reason)}`,
  },
  {
    kind: 'priority-class',
    pattern: /no PriorityClass with name (\S+) was found/,
    headline: ([name]) => `The priority class ${name} does not exist.`,
  },
  {
    kind: 'runtime-class',
    pattern: /RuntimeClass "([^"]+)" not found/,
    headline: ([name]) => `The runtime class ${name} does not exist.`,
  },
  {
    kind: 'name-too-long',
    pattern: /must be no more than 63 (?:bytes|characters)/,
    headline: () =>
      'Its name is too long: a notebook can have at most 52 characters.',
  },
  {
    kind: 'invalid',
    pattern: /Pod "[^"]*" is invalid: (.*)$/s,
    headline: ([reason]) =>
      `The cluster refused to create its Pod: ${firstLine(reason)}`,
  },
];

/** @internal */
export function parsePodRefusal(message: string): PodRefusal {
  const reason = message.replace(/^.*? failed error: /s, '');
  for (const { kind, pattern, headline } of PATTERNS) {
    const match = pattern.exec(reason);
    if (match) {
      const names = match.slice(1).map(name => name?.trim() ?? '');
      return { kind, names, headline: headline(names), reason };
    }
  }
  return {
    kind: 'other',
    names: [],
    headline: `The cluster refused to create its Pod: ${firstLine(reason)}`,
    reason,
  };
}

/** The same as one sentence. @internal */
export function podRefusal(message: string): string {
  return parsePodRefusal(message).headline;
}

/** @internal */
export function firstLine(text: string): string {
  const [line] = text.trim().split('\n');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
