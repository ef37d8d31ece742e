import { ObjectReader } from '../kubernetes/ObjectReader';

/** @public */
export interface NotebookVolume {
  readonly name: string;
  /** "persistentVolumeClaim", "emptyDir", "configMap" … */
  readonly kind: string;
  readonly claimName?: string;
  /** Of the Secret or ConfigMap. */
  readonly source?: string;
  /** Whether the notebook starts without the Secret or ConfigMap, too. */
  readonly optional?: boolean;
  /** Of an empty directory: "Memory" or nothing. */
  readonly medium?: string;
  /** Where the main container sees it. */
  readonly mountPath?: string;
  /** Whether it keeps the home directory. */
  readonly home?: boolean;
}

/** @public */
export interface VolumeMount {
  /** `spec.template.spec.containers[0].volumeMounts[1]` */
  readonly field: string;
  readonly container: string;
  readonly volume: string;
  readonly path: string;
}

/** Home directories of the images in use. */
const HOMES = [
  '/home/jovyan',
  '/opt/app-root/src',
  '/home/rstudio',
  '/home/coder',
  '/config',
];

/**
 * @internal
 */
export function readVolumes(
  podSpec: ObjectReader,
  container: ObjectReader | undefined,
): readonly NotebookVolume[] {
  const mounts = new Map<string, string>();
  for (const mount of container?.at('volumeMounts').list() ?? []) {
    const name = mount.at('name').text();
    const path = mount.at('mountPath').text();
    if (name && path && !mounts.has(name)) {
      mounts.set(name, path);
    }
  }
  const homes = homesOf(container);
  return podSpec
    .at('volumes')
    .list()
    .flatMap(volume => {
      const name = volume.at('name').text();
      if (!name) {
        return [];
      }
      const kind = volume.keys().find(key => key !== 'name');
      const mountPath = mounts.get(name);
      return {
        name,
        // Kubernetes makes a volume without a source an empty directory.
        kind: kind ?? 'emptyDir',
        ...readSource(kind, volume),
        mountPath,
        home: mountPath !== undefined && keepsHome(mountPath, homes),
      };
    });
}

/** What a volume is made from; only what its kind has is looked for. */
function readSource(
  kind: string | undefined,
  volume: ObjectReader,
): Partial<NotebookVolume> {
  switch (kind) {
    case 'persistentVolumeClaim':
      return { claimName: volume.at(kind, 'claimName').text() };
    case 'secret':
      return {
        source: volume.at(kind, 'secretName').text(),
        optional: volume.at(kind, 'optional').boolean(),
      };
    case 'configMap':
      return {
        source: volume.at(kind, 'name').text(),
        optional: volume.at(kind, 'optional').boolean(),
      };
    case 'emptyDir':
      return { medium: volume.at(kind, 'medium').text() };
    default:
      return {};
  }
}

/**
 * @internal
 */
export function readMounts(
  containers: readonly ObjectReader[],
): readonly VolumeMount[] {
  return containers.flatMap(container =>
    container
      .at('volumeMounts')
      .list()
      .map(mount => ({
        field: mount.path,
        container: container.at('name').text() ?? '',
        volume: mount.at('name').text() ?? '',
        path: mount.at('mountPath').text() ?? '',
      })),
  );
}

function homesOf(container: ObjectReader | undefined): readonly string[] {
  const home = container
    ?.at('env')
    .list()
    .find(entry => entry.at('name').text() === 'HOME')
    ?.at('value')
    .text();
  return home ? [home] : HOMES;
}

/** A volume that is mounted on a parent of the home directory keeps it too. */
function keepsHome(mountPath: string, homes: readonly string[]): boolean {
  const path = mountPath.endsWith('/')
    ? mountPath.replace(/\/+$/, '')
    : mountPath;
  return (
    path !== '' &&
    homes.some(home => home.startsWith(path) && `${home}/`[path.length] === '/')
  );
}
