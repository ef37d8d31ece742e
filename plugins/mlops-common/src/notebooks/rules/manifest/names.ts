import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { removal, yaml, yamlText } from '../remedies';
import { manifestField } from './manifestField';

/** What a notebook is called decides whether anything can be made of it. */
export const nameRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-name-too-long',
    severity: 'error',
    stage: 'manifest',
    summary: 'The name of the notebook is longer than 52 characters',
    fromManifest: true,
    diagnose: ({ notebook }) => nameTooLong(notebook),
  },
  {
    id: 'notebook-name-invalid',
    severity: 'error',
    stage: 'manifest',
    summary: 'The name of the notebook cannot be that of a Service',
    fromManifest: true,
    diagnose: ({ notebook }) => nameInvalid(notebook),
  },
  {
    id: 'notebook-reserved-label',
    severity: 'error',
    stage: 'manifest',
    summary: 'A label that belongs to the notebook controller is set',
    fromManifest: true,
    diagnose: ({ notebook }) => reservedLabels(notebook),
  },
  {
    id: 'notebook-label-invalid',
    severity: 'error',
    stage: 'manifest',
    summary: 'A label has a key or a value that Kubernetes refuses',
    fromManifest: true,
    diagnose: ({ notebook }) => invalidLabels(notebook),
  },
];

/** With the hash of its revision the label of a Pod must fit into 63 bytes. */
const LONGEST_NAME = 52;

function nameTooLong(notebook: Notebook): Diagnosed | undefined {
  const { length } = notebook.name;
  if (length <= LONGEST_NAME) {
    return undefined;
  }
  return {
    title: 'Its name is too long: at most 52 characters',
    cause: `The name has ${length} characters. ${consequence(length)}`,
    evidence: [manifestField(notebook, 'metadata.name', notebook.name)],
    remedies: [
      yaml(
        'Choose a name of at most 40 characters, as the form does. A notebook cannot be renamed: remove this one and add another that mounts the same volume claim.',
        ['metadata:', `  name: ${suggestedName(notebook.name)}`],
      ),
    ],
  };
}

/** The three zones that real controllers show. */
function consequence(length: number): string {
  if (length <= 58) {
    return 'A label of the Pod would be longer than 63 characters, so the Pod is refused.';
  }
  return length <= 63
    ? 'Pod and Service are refused, and the notebook never gets a status.'
    : 'Nothing is created for it, and neither status nor event says so.';
}

function nameInvalid(notebook: Notebook): Diagnosed | undefined {
  const { name } = notebook;
  if (!name || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name)) {
    return undefined;
  }
  return {
    title: name.includes('.')
      ? 'Its name must not contain a dot'
      : 'Its name has characters that are not allowed',
    cause: name.includes('.')
      ? 'A Service cannot have a dot in its name, so nothing is created for the notebook, and neither status nor event says so.'
      : 'Names consist of small letters, digits and hyphens, and begin and end with a letter or digit.',
    evidence: [manifestField(notebook, 'metadata.name', name)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Use small letters, digits and hyphens only.',
        yaml: `metadata:\n  name: ${suggestedName(name)}`,
      },
    ],
  };
}

function suggestedName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return plain || 'my-notebook';
}

/** The controller sets both; another value breaks the selector of the StatefulSet. */
const RESERVED = ['statefulset', 'notebook-name'];

function reservedLabels(notebook: Notebook): Diagnosed | undefined {
  const { name, labels } = notebook;
  const taken = RESERVED.filter(
    label => Object.hasOwn(labels, label) && labels[label] !== name,
  );
  if (taken.length === 0) {
    return undefined;
  }
  return {
    title: `Its label "${taken[0]}" is reserved for the notebook controller`,
    cause:
      'The label overrides the one by which the StatefulSet finds its Pod, so the StatefulSet is refused, and neither status nor event says so.',
    evidence: taken.map(label =>
      manifestField(notebook, `metadata.labels[${label}]`, labels[label]),
    ),
    remedies: [
      removal('The controller sets it itself.', [
        'metadata:',
        '  labels:',
        ...taken.map(label => `    ${label}: ${yamlText(labels[label])}`),
      ]),
    ],
  };
}

const LABEL_NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const LABEL_PREFIX =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

function invalidLabels(notebook: Notebook): Diagnosed | undefined {
  const invalid = Object.entries(notebook.labels).filter(
    ([key, value]) => !isLabelKey(key) || (value && !LABEL_NAME.test(value)),
  );
  if (invalid.length === 0) {
    return undefined;
  }
  const [[key, value]] = invalid;
  return {
    title: isLabelKey(key)
      ? `The value of its label "${short(key)}" is not allowed`
      : `"${short(key)}" cannot be the key of a label`,
    cause:
      value.length > 63
        ? 'The value of a label has at most 63 characters; the API server refuses the notebook.'
        : 'Labels consist of letters, digits, hyphens, dots and underscores, at most 63 of them; the API server refuses the notebook.',
    evidence: invalid.map(([label, text]) =>
      manifestField(notebook, `metadata.labels[${label}]`, text),
    ),
    remedies: [
      isLabelKey(key)
        ? yaml(
            'Shorten the label, or make it an annotation, which takes any text.',
            ['metadata:', '  annotations:', `    ${key}: ${yamlText(value)}`],
          )
        : removal('Nothing can select it.', [
            'metadata:',
            '  labels:',
            `    ${JSON.stringify(key)}: ${yamlText(value)}`,
          ]),
    ],
  };
}

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/');
  return slash < 0
    ? LABEL_NAME.test(key)
    : LABEL_PREFIX.test(key.slice(0, slash)) &&
        LABEL_NAME.test(key.slice(slash + 1));
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
