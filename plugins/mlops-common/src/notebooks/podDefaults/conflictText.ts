import type { PodDefaultConflict } from './mergeConflicts';

const FIELDS: Readonly<Record<PodDefaultConflict['field'], string>> = {
  env: 'the variable',
  volumes: 'the volume',
  volumeMounts: 'the mount of the volume',
  mountPath: 'what is mounted on',
  tolerations: 'the toleration of',
  imagePullSecrets: 'the pull secret',
  labels: 'the label',
  annotations: 'the annotation',
  initContainers: 'the init container',
  sidecars: 'the container',
};

/** A conflict in a sentence. @public */
export function conflictText(conflict: PodDefaultConflict): string {
  const { podDefault, with: other, field, key } = conflict;
  const what = `${FIELDS[field]} ${key || '(any)'}`;
  if (other === podDefault) {
    return `PodDefault ${podDefault} defines ${what} twice, and differently.`;
  }
  return other === undefined
    ? `PodDefault ${podDefault} and the notebook define ${what} differently.`
    : `PodDefaults ${other} and ${podDefault} define ${what} differently.`;
}
