import type { Diagnosed } from '../../diagnosis';
import { type PodRefusal, firstLine } from '../../kubernetes/pods/podRefusal';
import type { NotebookEvidence } from '../NotebookEvidence';
import { advice, change, kubectl } from './remedies';
import { sentence } from './sentence';

/** What a rule says of a refused Pod beside the evidence. @internal */
export type Said = Pick<Diagnosed, 'title' | 'cause' | 'remedies'>;

const CONFLICT =
  /merging (\w[\w ]*?) for (\S+) has a conflict on (?:mount path )?(\S+?):? *\n/;

/** The webhook of PodDefaults refused to merge them. @internal */
export function podDefaultRefused(
  { names: [defaults, conflicts] }: PodRefusal,
  { notebook }: NotebookEvidence,
): Said {
  const names = defaults.split(',').filter(Boolean);
  const [, field, culprit = names[0], key] = CONFLICT.exec(conflicts) ?? [];
  const what = field ? `${singular(field)} ${key}` : 'the same field';
  return {
    title:
      names.length > 1
        ? `PodDefaults contradict each other: ${names.join(', ')}`
        : `PodDefault "${culprit}" contradicts the notebook or itself`,
    cause: `The PodDefault ${culprit} defines ${what} differently from what is already there, so the Pod is refused.`,
    remedies: [
      change(
        notebook,
        names.length > 1
          ? `Deselect one of ${names.join(', ')}.`
          : `Deselect the PodDefault ${culprit}, or remove ${what} from the notebook.`,
      ),
      kubectl(notebook, 'See what they define.', [
        'get',
        'poddefaults.kubeflow.org',
        ...names,
        '-o',
        'yaml',
      ]),
      advice(`Or let the owners of ${names.join(', ')} rename ${what}.`),
    ],
  };
}

function singular(field: string): string {
  const words: Readonly<Record<string, string>> = {
    env: 'variable',
    volumes: 'volume',
    'volume mounts': 'mount',
    tolerations: 'toleration',
  };
  return Object.hasOwn(words, field) ? words[field] : field;
}

/** What webhooks made of the Pod is not valid. @internal */
export function podInvalid(
  { reason }: PodRefusal,
  { notebook }: NotebookEvidence,
): Said {
  const detail = /^Pod "[^"]*" is invalid: (.*)$/s.exec(reason)?.[1] ?? reason;
  const mount = /volumeMounts\[\d+\]\.name: Not found: "([^"]+)"/.exec(detail);
  // The StatefulSet was accepted, so the notebook itself has all its volumes.
  if (mount) {
    return {
      title: `A PodDefault mounts the volume "${mount[1]}", which does not exist`,
      cause: `Neither the notebook nor a PodDefault has a volume ${mount[1]}, so the Pod is refused. Positions in the message count what PodDefaults added.`,
      remedies: [
        kubectl(notebook, 'Find the PodDefault that mounts it.', [
          'get',
          'poddefaults.kubeflow.org',
          '-o',
          'yaml',
        ]),
        change(notebook, 'Deselect that PodDefault.'),
        advice('Or add the volume to that PodDefault.'),
      ],
    };
  }
  return {
    title: 'Its Pod is not valid',
    cause: sentence(firstLine(detail)),
    remedies: [
      change(notebook, 'Correct the field that the message names.'),
      kubectl(notebook, 'See the whole message.', [
        'describe',
        'statefulset',
        notebook.name,
      ]),
    ],
  };
}
