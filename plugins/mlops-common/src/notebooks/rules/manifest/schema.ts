import type { Diagnosed, Rule } from '../../../diagnosis';
import { ObjectReader } from '../../../kubernetes/ObjectReader';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { clusterKubectl, removal, yaml } from '../remedies';
import { manifestField } from './manifestField';

/** What the API server refuses, drops or fills in. */
export const schemaRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-malformed',
    severity: 'error',
    stage: 'manifest',
    summary: 'A field that is needed is missing, or has the wrong type',
    fromManifest: true,
    diagnose: ({ notebook }) => malformed(notebook),
  },
  {
    id: 'notebook-dropped-field',
    severity: 'error',
    stage: 'manifest',
    summary: 'A field is dropped because the API of notebooks does not know it',
    fromManifest: true,
    diagnose: ({ notebook }) => droppedFields(notebook),
  },
  {
    id: 'notebook-server-field',
    severity: 'warning',
    stage: 'advice',
    summary: 'The manifest has fields that only the API server sets',
    fromManifest: true,
    diagnose: evidence => serverFields(evidence),
  },
];

function malformed(notebook: Notebook): Diagnosed | undefined {
  const imageless = notebook.containers
    .filter(({ image }) => !image)
    .map(({ field }) => `${field}.image is missing.`);
  const nameless = notebook.containers
    .filter(({ name }) => !name)
    .map(({ field }) => `${field}.name is missing.`);
  const problems = [
    ...new Set([...notebook.problems, ...nameless, ...imageless]),
  ];
  if (problems.length === 0) {
    return undefined;
  }
  return {
    title: 'The cluster cannot accept this manifest',
    cause: problems.slice(0, 3).join(' '),
    evidence: problems.map(problem =>
      manifestField(notebook, problem.split(' ')[0], problem),
    ),
    remedies: [
      clusterKubectl('Correct the field; this says what it takes.', [
        'explain',
        'notebooks.kubeflow.org',
        '--recursive',
      ]),
    ],
  };
}

/** What happens when the newer ones are dropped. */
const CONSEQUENCES: readonly (readonly [RegExp, string])[] = [
  [
    /initContainers\[\d+\]\.restartPolicy$/,
    'Without its restartPolicy the sidecar becomes an init container that never ends, so the notebook never starts.',
  ],
  [
    /volumes\[\d+\]\.image$/,
    'Without its image the volume is an empty directory.',
  ],
];

const MOVES: readonly (readonly [RegExp, string])[] = [
  [
    /^spec\.template\.metadata/,
    'Labels and annotations for the Pod go into the metadata of the Notebook itself.',
  ],
  [
    /^spec\.(?!template\b)|^spec\.template\.(?!spec\b|metadata\b)/,
    'Everything of the Pod goes below spec.template.spec.',
  ],
];

/** Where things go that are often put elsewhere. */
const PLACES = [
  'metadata:',
  '  labels: {}',
  '  annotations: {}',
  'spec:',
  '  template:',
  '    spec:',
  '      volumes: []',
  '      containers: []',
];

function droppedFields(notebook: Notebook): Diagnosed | undefined {
  const { pruned } = notebook;
  if (pruned.length === 0) {
    return undefined;
  }
  const consequence = first(CONSEQUENCES, pruned);
  const move = first(MOVES, pruned);
  return {
    title: 'Some of the manifest is dropped without a word',
    cause: [
      `The API of notebooks does not know ${pruned.slice(0, 3).join(', ')}${
        pruned.length > 3 ? ` and ${pruned.length - 3} more` : ''
      }, so the API server drops it.`,
      consequence ??
        (move
          ? 'It is in the wrong place.'
          : 'Its Pod is that of Kubernetes 1.23: newer fields do not exist, and neither do misspelt ones.'),
    ].join(' '),
    evidence: pruned.map(field =>
      manifestField(notebook, field, 'dropped by the API server'),
    ),
    remedies: [
      move
        ? yaml(move, PLACES)
        : clusterKubectl('Remove or correct the field; these are known.', [
            'explain',
            'notebooks.kubeflow.org.spec.template.spec',
          ]),
    ],
  };
}

function first(
  table: readonly (readonly [RegExp, string])[],
  paths: readonly string[],
): string | undefined {
  return table.find(([pattern]) => paths.some(path => pattern.test(path)))?.[1];
}

const SET_BY_SERVER = [
  'resourceVersion',
  'uid',
  'creationTimestamp',
  'generation',
  'managedFields',
];

/** Of a file only: in a cluster every object has them. */
function serverFields({
  notebook,
  manifest,
}: NotebookEvidence): Diagnosed | undefined {
  const reader = ObjectReader.of(manifest);
  const metadata = reader.at('metadata');
  const found = [
    ...SET_BY_SERVER.filter(key => metadata.at(key).exists).map(
      key => `metadata.${key}`,
    ),
    ...(reader.at('status').keys().length > 0 ? ['status'] : []),
  ];
  if (found.length === 0) {
    return undefined;
  }
  const conflicts = found.includes('metadata.resourceVersion');
  const metadataKeys = SET_BY_SERVER.filter(key =>
    found.includes(`metadata.${key}`),
  );
  return {
    title: 'It has fields that only the cluster sets',
    cause: conflicts
      ? 'With a resourceVersion the manifest is accepted only as long as nobody else has changed the notebook, then every update fails with a conflict.'
      : `The manifest was copied from a cluster: ${found.join(
          ', ',
        )} mean nothing in a file.`,
    severity: conflicts ? 'warning' : 'info',
    evidence: found.map(field =>
      manifestField(notebook, field, 'set by the API server'),
    ),
    remedies: [
      removal('They were copied from a cluster.', [
        ...(metadataKeys.length > 0 ? ['metadata:'] : []),
        ...metadataKeys.map(key => `  ${key}: …`),
        ...(found.includes('status') ? ['status: …'] : []),
      ]),
    ],
  };
}
