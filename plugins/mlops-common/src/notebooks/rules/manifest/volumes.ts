import type { Diagnosed, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { type PodDefault, podDefaultEffects } from '../../podDefaults';
import { isOpenDataHubImage } from './ImageReference';
import { containerLines, podLines, yaml, yamlText } from '../remedies';
import { manifestField } from './manifestField';

/** Where work is kept, and what is mounted. */
export const volumeRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-volume-missing',
    severity: 'error',
    stage: 'manifest',
    summary: 'A volume is mounted that the notebook does not have',
    fromManifest: true,
    diagnose: ({ notebook }) => mountWithoutVolume(notebook),
  },
  {
    id: 'notebook-duplicate-mount-path',
    severity: 'error',
    stage: 'manifest',
    summary: 'Two volumes are mounted on the same path',
    fromManifest: true,
    diagnose: ({ notebook }) => duplicateMountPath(notebook),
  },
  {
    id: 'notebook-duplicate-volume',
    severity: 'error',
    stage: 'manifest',
    summary: 'Two volumes have the same name',
    fromManifest: true,
    diagnose: ({ notebook }) => duplicateVolume(notebook),
  },
  {
    id: 'notebook-home-volume',
    severity: 'warning',
    stage: 'advice',
    summary: 'No volume claim keeps the home directory',
    fromManifest: true,
    diagnose: evidence => homeNotKept(evidence),
  },
  {
    id: 'notebook-volume-permission',
    severity: 'warning',
    stage: 'advice',
    summary: 'A user that is not root may be unable to write to the volume',
    fromManifest: true,
    diagnose: ({ notebook }) => volumePermission(notebook),
  },
];

function mountWithoutVolume(notebook: Notebook): Diagnosed | undefined {
  const names = new Set(notebook.volumes.map(({ name }) => name));
  const lost = notebook.mounts.filter(({ volume }) => !names.has(volume));
  if (lost.length === 0) {
    return undefined;
  }
  const [{ volume }] = lost;
  return {
    title: `It mounts the volume "${volume}", which it does not have`,
    cause:
      'The StatefulSet is refused, and neither status nor event says so. A volume that a PodDefault brings is mounted by that PodDefault.',
    evidence: lost.map(mount =>
      manifestField(notebook, `${mount.field}.name`, mount.volume),
    ),
    remedies: [
      {
        kind: 'yaml',
        text: 'Add the volume, or remove the mount.',
        yaml: [
          'spec:',
          '  template:',
          '    spec:',
          '      volumes:',
          `        - name: ${volume}`,
          '          persistentVolumeClaim:',
          `            claimName: ${notebook.name}-workspace`,
        ].join('\n'),
      },
    ],
  };
}

function duplicateMountPath(notebook: Notebook): Diagnosed | undefined {
  const seen = new Set<string>();
  const again = notebook.mounts.filter(({ container, path }) => {
    const place = `${container} ${path}`;
    return seen.size === seen.add(place).size;
  });
  if (again.length === 0) {
    return undefined;
  }
  return {
    title: `It mounts two volumes on ${again[0].path}`,
    cause:
      'Each path of a container takes one volume. The StatefulSet is refused, and neither status nor event says so.',
    evidence: again.map(mount =>
      manifestField(notebook, `${mount.field}.mountPath`, mount.path),
    ),
    remedies: [
      yaml(
        'Mount one of the volumes on another path.',
        containerLines(again[0].container, [
          'volumeMounts:',
          `  - name: ${yamlText(again[0].volume)}`,
          `    mountPath: ${again[0].path}-2`,
        ]),
      ),
    ],
  };
}

function duplicateVolume(notebook: Notebook): Diagnosed | undefined {
  const names = notebook.volumes.map(({ name }) => name);
  const index = names.findIndex((name, at) => names.indexOf(name) < at);
  if (index < 0) {
    return undefined;
  }
  return {
    title: `It has two volumes that are called "${names[index]}"`,
    cause:
      'Volumes are told apart by their name. The StatefulSet is refused, and neither status nor event says so.',
    evidence: [
      manifestField(
        notebook,
        `spec.template.spec.volumes[${index}].name`,
        names[index],
      ),
    ],
    remedies: [
      yaml(
        'Rename one of the volumes and its mounts.',
        podLines(['volumes:', `  - name: ${yamlText(`${names[index]}-2`)}`]),
      ),
    ],
  };
}

/** What these hold goes away with the Pod, or was never the user's. */
const PASSING = [
  'emptyDir',
  'ephemeral',
  'configMap',
  'secret',
  'downwardAPI',
  'projected',
];

function homeNotKept({
  notebook,
  podDefaults = [],
}: NotebookEvidence): Diagnosed | undefined {
  const { type, image = '', volumes, containers } = notebook;
  const kept = volumes.some(
    ({ home, kind }) => home && !PASSING.includes(kind),
  );
  // Of an image that nobody knows it is not known either where its home is.
  if (
    !image ||
    kept ||
    type === 'other' ||
    keptByPodDefault(notebook, podDefaults)
  ) {
    return undefined;
  }
  const passing = volumes.find(({ home }) => home);
  const home =
    isOpenDataHubImage(image) ||
    containers[0]?.workingDir?.startsWith('/opt/app-root')
      ? '/opt/app-root/src'
      : '/home/jovyan';
  return {
    title: 'Work is lost when it stops',
    cause: passing
      ? `The home directory is on the volume "${passing.name}" (${passing.kind}), which is emptied with every stop.`
      : `No volume claim is mounted on the home directory ${home}, so files and installed packages go away with every stop.`,
    evidence: [
      passing
        ? manifestField(
            notebook,
            `spec.template.spec.volumes[${volumes.indexOf(passing)}]`,
            `${passing.name}: ${passing.kind}`,
          )
        : manifestField(
            notebook,
            `${containers[0]?.field}.volumeMounts`,
            `nothing on ${home}`,
          ),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Mount a volume claim on the home directory.',
        yaml: homeVolume(notebook, home),
      },
    ],
  };
}

/** A PodDefault may mount a claim there, too. */
function keptByPodDefault(
  notebook: Notebook,
  podDefaults: readonly PodDefault[],
): boolean {
  return podDefaultEffects({ notebook, podDefaults }).some(({ injects }) =>
    injects.some(
      ({ kind, detail = '' }) =>
        kind === 'mount' && /^\/(home|opt\/app-root)(\/|$)/.test(detail),
    ),
  );
}

function homeVolume({ name, containers }: Notebook, home: string): string {
  return [
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    `        - name: ${containers[0]?.name || name}`,
    '          volumeMounts:',
    '            - name: home',
    `              mountPath: ${home}`,
    '      volumes:',
    '        - name: home',
    '          persistentVolumeClaim:',
    `            claimName: ${name}-workspace`,
  ].join('\n');
}

function volumePermission(notebook: Notebook): Diagnosed | undefined {
  const { podSecurity, volumes } = notebook;
  const claim = volumes.find(({ claimName }) => claimName);
  if (
    !podSecurity ||
    !claim ||
    podSecurity.fsGroup !== undefined ||
    podSecurity.runAsUser === 0
  ) {
    return undefined;
  }
  return {
    title: 'It may be unable to write to its volume',
    cause:
      'A new volume may belong to root. The controller sets fsGroup 100 only where there is no securityContext, and this one has none of its own.',
    evidence: [
      manifestField(
        notebook,
        'spec.template.spec.securityContext',
        podSecurity.runAsUser === undefined
          ? 'no fsGroup'
          : `runAsUser ${podSecurity.runAsUser}, no fsGroup`,
      ),
    ],
    remedies: [
      {
        kind: 'yaml',
        text: 'Let the group of the Jupyter images own the volume.',
        yaml: [
          'spec:',
          '  template:',
          '    spec:',
          '      securityContext:',
          ...(podSecurity.runAsUser === undefined
            ? []
            : [`        runAsUser: ${podSecurity.runAsUser}`]),
          '        fsGroup: 100',
        ].join('\n'),
      },
    ],
  };
}
