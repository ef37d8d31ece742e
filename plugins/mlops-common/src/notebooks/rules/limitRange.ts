import type { Diagnosed } from '../../diagnosis';
import type { Notebook } from '../Notebook';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { ofEvent } from './evidenceOf';
import { change, containerLines, kubectl, yamlText } from './remedies';

/** The limit range of the namespace refused the Pod. @internal */
export function limitRange(evidence: NotebookEvidence): Diagnosed | undefined {
  const { refused } = NotebookFacts.of(evidence);
  if (refused?.refusal.kind !== 'limit-range') {
    return undefined;
  }
  const { notebook } = evidence;
  const violations = refused.refusal.names[0]
    .replace(/\]\s*$/, '')
    // A comma also stands inside: "is 2, but limit is 4".
    .split(/,\s+(?!but\b|no\b)/)
    .sort();
  const [first] = violations;
  const [, which = '', resource = 'size'] =
    /^(maximum|minimum)? ?(\S+)/.exec(first) ?? [];
  const bound = which === 'minimum' ? 'little' : 'much';
  const plural: Readonly<Record<string, string>> = { cpu: 'CPU' };
  return {
    title: /ratio/.test(first)
      ? 'Its limit is too far above its request'
      : `It asks for too ${bound} ${
          plural[resource] ?? resource
        } for its namespace`,
    cause: `The limit range of the namespace does not allow it: ${violations.join(
      '; ',
    )}.`,
    evidence: [ofEvent(refused.event)],
    since: refused.event.firstAt,
    remedies: [
      change(
        notebook,
        'Choose a size within these bounds.',
        {},
        boundLines(notebook, violations),
      ),
      kubectl(notebook, 'See the bounds.', ['describe', 'limitrange']),
    ],
  };
}

/** "maximum cpu usage per Container is 2, but limit is 4" */
const BOUND = /(maximum|minimum) (\S+) usage per \w+ is ([^,\s]+)/;

/** The bounds themselves as sizes; of ratios nothing. */
function boundLines(
  { container, name }: Notebook,
  violations: readonly string[],
): readonly string[] | undefined {
  const bounds = violations.flatMap(text => {
    const [, , resource, bound] = BOUND.exec(text) ?? [];
    return resource && bound ? [`    ${resource}: ${yamlText(bound)}`] : [];
  });
  return bounds.length === 0
    ? undefined
    : containerLines(container ?? name, [
        'resources:',
        '  requests:',
        ...bounds,
        '  limits:',
        ...bounds,
      ]);
}
