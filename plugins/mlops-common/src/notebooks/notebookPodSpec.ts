import { Quantity } from '../kubernetes/Quantity';
import { NotebookChoices } from './NotebookChoices';
import { isDockerStacksImage } from './rules/manifest/ImageReference';
import { portOfImage } from './rules/manifest/network';

/** Where the images of Kubeflow have their home directory. */
const HOME = '/home/jovyan';
/** Where others have it. */
const HOMES: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)codercom\/code-server([:@]|$)/, '/home/coder'],
  [/(^|\/)rocker\//, '/home/rstudio'],
];
const HOME_VOLUME = 'home';
const SHARED_MEMORY_VOLUME = 'dshm';

/**
 * The Pod of a new notebook.
 *
 * @internal
 */
export function notebookPodSpec(
  choices: NotebookChoices,
): Readonly<Record<string, unknown>> {
  const { homeVolume, imagePullSecret, runAsUser } = choices;
  return {
    serviceAccountName: choices.serviceAccount ?? 'default-editor',
    ...(imagePullSecret && { imagePullSecrets: [{ name: imagePullSecret }] }),
    // With a security context of ours the controller no longer adds the group
    // that may write to a new volume.
    ...(runAsUser !== undefined && {
      securityContext: { runAsUser, fsGroup: 100 },
    }),
    containers: [container(choices)],
    volumes: [
      // Data loaders of PyTorch need more than the 64 MiB of a container.
      { name: SHARED_MEMORY_VOLUME, emptyDir: { medium: 'Memory' } },
      ...(homeVolume
        ? [
            {
              name: HOME_VOLUME,
              persistentVolumeClaim: {
                claimName:
                  'existingClaim' in homeVolume
                    ? homeVolume.existingClaim
                    : homeClaimName(choices.name),
              },
            },
          ]
        : []),
    ],
  };
}

function container(
  choices: NotebookChoices,
): Readonly<Record<string, unknown>> {
  const { name, image, type, homeVolume } = choices;
  const port = portOfImage(image);
  return {
    name,
    image,
    imagePullPolicy: isMovingTag(image) ? 'Always' : 'IfNotPresent',
    ...(type === 'jupyter' &&
      isDockerStacksImage(image) && {
        args: ['start-notebook.sh', '--ServerApp.base_url=$(NB_PREFIX)'],
      }),
    // Without ports the Service leads to 8888, where Kubeflow's images listen.
    ...(port !== undefined && {
      ports: [{ name: 'notebook-port', containerPort: port, protocol: 'TCP' }],
    }),
    resources: resources(choices),
    volumeMounts: [
      { name: SHARED_MEMORY_VOLUME, mountPath: '/dev/shm' },
      ...(homeVolume ? [{ name: HOME_VOLUME, mountPath: homeOf(image) }] : []),
    ],
  };
}

function resources(
  choices: NotebookChoices,
): Readonly<Record<string, unknown>> {
  const { cpu, memory, cpuLimit, memoryLimit, gpu } = choices;
  const limits = {
    ...(cpuLimit && { cpu: canonical(cpuLimit) }),
    ...(memoryLimit && { memory: canonical(memoryLimit) }),
    // Extended resources need a limit; the request follows from it.
    ...(gpu && { [gpu.resource]: `${gpu.count}` }),
  };
  return {
    requests: { cpu: canonical(cpu), memory: canonical(memory) },
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}

/** A tag that moves must be looked up again, or a node keeps its old image. */
function isMovingTag(image: string): boolean {
  const reference = image.slice(image.lastIndexOf('/') + 1);
  return (
    !reference.includes('@') &&
    (!reference.includes(':') || reference.endsWith(':latest'))
  );
}

function homeOf(image: string): string {
  return HOMES.find(([pattern]) => pattern.test(image))?.[1] ?? HOME;
}

/**
 * As the Kubeflow notebooks page calls it.
 *
 * @internal
 */
export function homeClaimName(notebookName: string): string {
  return `${notebookName}-workspace`;
}

/**
 * Quantities as the API server writes them, so that a GitOps controller sees
 * no difference.
 *
 * @internal
 */
export function canonical(quantity: string): string {
  return Quantity.parse(quantity)?.toString() ?? quantity;
}
