import {
  type Diagnosed,
  type Diagnosis,
  type Rule,
  diagnose,
} from '../../diagnosis';
import type { Evidence } from '../../kubernetes/Evidence';
import { HIDDEN } from '../../kubernetes/environment';
import { clusterKubectl, yaml, yamlText } from '../rules/remedies';
import { conflictText } from './conflictText';
import { mergeConflicts } from './mergeConflicts';
import type { PodDefault } from './PodDefault';

/**
 * What is known about one PodDefault. What was not read is absent.
 *
 * @public
 */
export interface PodDefaultEvidence {
  readonly podDefault: PodDefault;
  /** All of its namespace, itself included. */
  readonly others?: readonly PodDefault[];
  /** Whether people also work with the Jupyter Web App of Kubeflow. */
  readonly jupyterWebApp?: boolean;
}

/** All that can be wrong with a PodDefault. @public */
export const podDefaultRules: readonly Rule<PodDefaultEvidence>[] = [
  {
    id: 'poddefault-malformed',
    severity: 'error',
    stage: 'manifest',
    summary: 'A field of the PodDefault is missing, or has the wrong type',
    fromManifest: true,
    diagnose: ({ podDefault }) => malformed(podDefault),
  },
  {
    id: 'poddefault-selector-invalid',
    severity: 'error',
    stage: 'manifest',
    summary: 'The selector makes the webhook refuse every Pod of the namespace',
    fromManifest: true,
    diagnose: ({ podDefault }) => invalidSelector(podDefault),
  },
  {
    id: 'poddefault-self-conflict',
    severity: 'error',
    stage: 'admission',
    summary: 'The PodDefault contradicts itself',
    fromManifest: true,
    diagnose: ({ podDefault }) => selfConflict(podDefault),
  },
  {
    id: 'poddefault-volume-missing',
    severity: 'error',
    stage: 'admission',
    summary: 'The PodDefault mounts a volume that it does not bring',
    fromManifest: true,
    diagnose: evidence => mountWithoutVolume(evidence),
  },
  {
    id: 'poddefault-selects-all',
    severity: 'warning',
    stage: 'advice',
    summary: 'The PodDefault applies to every Pod of its namespace',
    fromManifest: true,
    diagnose: ({ podDefault }) => selectsAll(podDefault),
  },
  {
    id: 'poddefault-match-expressions-only',
    severity: 'info',
    stage: 'advice',
    summary: 'The Jupyter Web App fails for a PodDefault without matchLabels',
    fromManifest: true,
    diagnose: ({ podDefault }) => expressionsOnly(podDefault),
  },
  {
    id: 'poddefault-clear-text-secret',
    severity: 'warning',
    stage: 'advice',
    summary: 'A secret stands in clear text in the PodDefault',
    fromManifest: true,
    diagnose: ({ podDefault }) => clearTextSecret(podDefault),
  },
];

/** What is wrong with a PodDefault, whatever it is applied to. @public */
export function diagnosePodDefault(evidence: PodDefaultEvidence): Diagnosis {
  return diagnose(podDefaultRules, evidence, { docs: 'findings/notebooks.md' });
}

function field({ name }: PodDefault, path: string, text: string): Evidence {
  return { object: `PodDefault ${name}`, field: path, text };
}

function malformed(podDefault: PodDefault): Diagnosed | undefined {
  const { problems } = podDefault;
  if (problems.length === 0) {
    return undefined;
  }
  return {
    title: 'The cluster cannot accept this manifest',
    cause: problems.slice(0, 3).join(' '),
    evidence: problems.map(problem =>
      field(podDefault, problem.split(' ')[0], problem),
    ),
    remedies: [
      clusterKubectl('Correct the field; this says what it takes.', [
        'explain',
        'poddefaults.kubeflow.org.spec',
      ]),
    ],
  };
}

function invalidSelector(podDefault: PodDefault): Diagnosed | undefined {
  const { invalid } = podDefault.selector;
  if (invalid === undefined) {
    return undefined;
  }
  return {
    title: 'Its selector stops every Pod of the namespace',
    cause: `${invalid} The webhook cannot read the selector, and for that refuses all Pods there, not only those that are meant.`,
    evidence: [field(podDefault, 'spec.selector', invalid)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Select by labels.',
        yaml: `spec:\n  selector:\n    matchLabels:\n      ${
          podDefault.name || 'my-default'
        }: "true"`,
      },
    ],
  };
}

/** A Pod without anything, so that only the PodDefault itself can contradict. */
const EMPTY_POD = {
  labels: {},
  annotations: {},
  volumes: [],
  tolerations: [],
  imagePullSecrets: [],
  initContainers: [],
  containers: [{ name: '', env: [], volumeMounts: [], fields: {} }],
};

/** In which list of the manifest something is that is merged. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  mountPath: ['volumeMounts', 'mountPath'],
  tolerations: ['tolerations', 'key'],
};

function selfConflict(podDefault: PodDefault): Diagnosed | undefined {
  const conflicts = mergeConflicts(EMPTY_POD, [podDefault]);
  if (conflicts.length === 0) {
    return undefined;
  }
  const mounts = conflicts.some(conflict => conflict.field === 'volumeMounts');
  return {
    title: 'It contradicts itself: every Pod it selects is refused',
    cause: `${conflictText(
      conflicts[0],
    )} The webhook knows mounts by the name of their volume, and tolerations by their key.`,
    evidence: conflicts.map(conflict => {
      const [list, keyField] = LISTS[conflict.field] ?? [
        conflict.field,
        'name',
      ];
      const index = podDefault.content
        .items(list)
        .map(item => `${item[keyField] ?? ''}`)
        .lastIndexOf(conflict.key);
      return field(
        podDefault,
        `spec.${list}[${index}]`,
        conflictText(conflict),
      );
    }),
    remedies: [
      mounts
        ? yaml(
            'Mount the volume once and use subPath or links, or bring it as two volumes with two names.',
            [
              'spec:',
              '  volumes:',
              '    - name: first',
              '      emptyDir: {}',
              '    - name: second',
              '      emptyDir: {}',
            ],
          )
        : yaml(
            'Make two PodDefaults of it, or leave one of the two out: a toleration without effect tolerates all effects.',
            [
              'spec:',
              '  tolerations:',
              `    - key: ${yamlText(conflicts[0].key)}`,
              '      operator: Exists',
            ],
          ),
    ],
  };
}

function mountWithoutVolume({
  podDefault,
  others = [],
}: PodDefaultEvidence): Diagnosed | undefined {
  const brought = new Set(
    [podDefault, ...others].flatMap(({ content }) =>
      content.items('volumes').map(({ name }) => name),
    ),
  );
  const mounts = podDefault.content.items('volumeMounts');
  const lost = mounts.findIndex(({ name }) => !brought.has(name));
  if (lost < 0) {
    return undefined;
  }
  const volume = `${mounts[lost].name ?? ''}`;
  return {
    title: `It mounts the volume "${volume}", which nobody brings`,
    cause:
      'Pods that do not have such a volume themselves are refused as invalid.',
    evidence: [field(podDefault, `spec.volumeMounts[${lost}].name`, volume)],
    remedies: [
      {
        kind: 'yaml',
        text: 'Bring the volume, too.',
        yaml: `spec:\n  volumes:\n    - name: ${volume}\n      persistentVolumeClaim:\n        claimName: ${volume}`,
      },
    ],
  };
}

function selectsAll(podDefault: PodDefault): Diagnosed | undefined {
  const { matchLabels, matchExpressions } = podDefault.selector;
  if (
    Object.keys(matchLabels).length > 0 ||
    matchExpressions.length > 0 ||
    !podDefault.content.at('selector').exists
  ) {
    return undefined;
  }
  return {
    title: 'It applies to every Pod of its namespace',
    cause:
      'An empty selector matches everything: pipelines, model servers and helpers get what was meant for notebooks.',
    evidence: [field(podDefault, 'spec.selector', 'no conditions')],
    remedies: [
      {
        kind: 'yaml',
        text: 'Select by a label that notebooks ask for.',
        yaml: `spec:\n  selector:\n    matchLabels:\n      ${podDefault.name}: "true"`,
      },
    ],
  };
}

function expressionsOnly(podDefault: PodDefault): Diagnosed | undefined {
  const { matchLabels, matchExpressions } = podDefault.selector;
  if (Object.keys(matchLabels).length > 0 || matchExpressions.length === 0) {
    return undefined;
  }
  return {
    title: 'The Jupyter Web App cannot offer it',
    cause:
      'Its form answers with an error for the whole namespace as soon as one PodDefault has no matchLabels. The webhook itself understands the selector.',
    evidence: [
      field(podDefault, 'spec.selector.matchExpressions', 'no matchLabels'),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Select by matchLabels as well.',
        yaml: `spec:\n  selector:\n    matchLabels:\n      ${podDefault.name}: "true"`,
      },
    ],
  };
}

function clearTextSecret(podDefault: PodDefault): Diagnosed | undefined {
  const found = podDefault.injects
    .filter(({ kind }) => kind === 'env')
    .map(({ name, detail }, index) => ({ name, detail, index }))
    .filter(({ detail }) => detail?.includes(HIDDEN));
  if (found.length === 0) {
    return undefined;
  }
  return {
    title: 'A secret is in clear text in the manifest',
    cause: `Everybody who can read the manifest or its repository can read ${found
      .map(({ name }) => name)
      .join(', ')}.`,
    evidence: found.map(({ name, index }) =>
      field(podDefault, `spec.env[${index}]`, `${name} has a literal value`),
    ),
    remedies: [
      {
        kind: 'yaml',
        text: 'Keep the value in a Secret, refer to it, and change the secret: it is known.',
        yaml: [
          'env:',
          `  - name: ${found[0].name}`,
          '    valueFrom:',
          '      secretKeyRef:',
          '        name: <secret>',
          `        key: ${found[0].name}`,
        ].join('\n'),
      },
    ],
  };
}
