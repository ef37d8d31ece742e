import type {
  Notebook,
  PersistentVolumeClaim,
  Pod,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../../openapi';

/** All that is known of a namespace; what could not be read is absent. @internal */
export interface VolumeSurroundings {
  readonly claims?: readonly PersistentVolumeClaim[];
  readonly notebooks?: readonly Notebook[];
  readonly pods?: readonly Pod[];
  /** Those of the notebook itself. */
  readonly own?: readonly Pod[];
}

/** Its volumes, with what is behind them and who else holds them. @internal */
export function volumesOf(
  notebook: Notebook,
  around: VolumeSurroundings,
): Schemas['NotebookVolume'][] {
  return notebook.volumes.map(volume => {
    const { name, kind, claimName, mountPath, home } = volume;
    const claim = around.claims?.find(one => one.name === claimName);
    return {
      name,
      kind,
      claimName,
      mountPath,
      home,
      phase: claim?.phase,
      size: claim?.capacity ?? claim?.requested,
      accessModes: claim && [...claim.accessModes],
      storageClass: claim?.storageClass,
      heldBy:
        claimName === undefined
          ? undefined
          : holdersOf(claimName, notebook, around),
    };
  });
}

/** Notebooks that run, and Pods of none of them. */
function holdersOf(
  claimName: string,
  { name: ownName, uid }: Notebook,
  { notebooks = [], pods = [], own = [] }: VolumeSurroundings,
): Schemas['ObjectName'][] {
  const byNotebooks = notebooks
    .filter(
      ({ name, uid: otherUid, stopped, volumes }) =>
        (name !== ownName || otherUid !== uid) &&
        !stopped &&
        volumes.some(volume => volume.claimName === claimName),
    )
    .map(({ name }) => name);
  const known = new Set(own.map(({ name }) => name));
  const byPods = pods.filter(
    ({ name, claims, labels, phase }) =>
      claims.includes(claimName) &&
      // What has ended holds nothing.
      phase !== 'Succeeded' &&
      phase !== 'Failed' &&
      !known.has(name) &&
      !byNotebooks.includes(labels['notebook-name'] ?? ''),
  );
  return [
    ...byNotebooks.map(name => ({ kind: 'Notebook', name })),
    ...byPods.map(({ name }) => ({ kind: 'Pod', name })),
  ];
}
