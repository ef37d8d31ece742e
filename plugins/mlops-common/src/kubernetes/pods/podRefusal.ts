interface Refusal {
  readonly pattern: RegExp;
  readonly headline: (match: RegExpExecArray) => string;
}

const REFUSALS: readonly Refusal[] = [
  {
    pattern:
      /exceeded quota: (\S+), requested: (.*?), used: (.*?), limited: (.*)$/s,
    headline: ([, quota, requested, used, limited]) =>
      `The quota ${quota} of the namespace leaves no room: it asks for ${requested}, in use are ${used} of ${limited}.`,
  },
  {
    pattern: /failed quota: (\S+): must specify (.*)$/s,
    headline: ([, quota, fields]) =>
      `The quota ${quota} of the namespace demands that it states ${fields}.`,
  },
  {
    pattern: /violates PodSecurity "([^":]+)/,
    headline: ([, level]) =>
      `The namespace allows only Pods of the security level "${level}", which it does not meet.`,
  },
  {
    pattern:
      /(?:maximum|minimum|max limit to request ratio).* per (Container|Pod) is/s,
    headline: () =>
      'It asks for more or less than the limit range of the namespace allows.',
  },
  {
    pattern: /service ?account "([^"]+)" not found/,
    headline: ([, account]) => `The service account ${account} does not exist.`,
  },
  {
    pattern: /conflict occurred while applying poddefaults: (.*?) on pod/s,
    headline: ([, names]) =>
      `The PodDefaults (${names}) contradict each other or the notebook itself.`,
  },
  {
    pattern: /failed calling webhook "([^"]+)"/,
    headline: ([, webhook]) =>
      `The cluster creates no Pods here, because its webhook ${webhook} does not answer.`,
  },
  {
    pattern: /admission webhook "([^"]+)" denied the request: (.*)$/s,
    headline: ([, webhook, reason]) =>
      `The webhook ${webhook} refused it: ${firstLine(reason)}`,
  },
  {
    pattern: /ValidatingAdmissionPolicy '([^']+)'.*denied request: (.*)$/s,
    headline: ([, policy, reason]) =>
      `The policy ${policy} refused it: ${firstLine(reason)}`,
  },
  {
    pattern: /no PriorityClass with name (\S+) was found/,
    headline: ([, name]) => `The priority class ${name} does not exist.`,
  },
  {
    pattern: /RuntimeClass "([^"]+)" not found/,
    headline: ([, name]) => `The runtime class ${name} does not exist.`,
  },
  {
    pattern: /must be no more than 63 (?:bytes|characters)/,
    headline: () =>
      'Its name is too long: a notebook can have at most 52 characters.',
  },
];

/**
 * Why no Pod was created, from the event of the refused attempt.
 *
 * @internal
 */
export function podRefusal(message: string): string {
  for (const { pattern, headline } of REFUSALS) {
    const match = pattern.exec(message);
    if (match) {
      return headline(match);
    }
  }
  const reason = message.replace(/^.* failed error: /s, '');
  return `The cluster refused to create its Pod: ${firstLine(reason)}`;
}

function firstLine(text: string): string {
  const [line] = text.trim().split('\n');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
