import { markSecret } from '../../kubernetes/markSecrets';
import { goEqual } from './goEquality';
import type { PodDefault } from './PodDefault';
import type { SubmittedPod } from './submittedPod';

type Fields = Readonly<Record<string, unknown>>;

/** @public */
export type MergedField =
  | 'env'
  | 'volumes'
  | 'volumeMounts'
  | 'mountPath'
  | 'tolerations'
  | 'imagePullSecrets'
  | 'labels'
  | 'annotations'
  | 'initContainers'
  | 'sidecars';

/**
 * Two that define the same thing differently, for which the webhook refuses
 * the Pod.
 *
 * @public
 */
export interface PodDefaultConflict {
  readonly podDefault: string;
  /** The one that was there first: absent when it is the Pod itself; the same name when a PodDefault contradicts itself. */
  readonly with?: string;
  readonly field: MergedField;
  /** Name, key or path of what is defined twice. */
  readonly key: string;
  /** Of the container whose variables or mounts are concerned. */
  readonly container?: string;
}

/**
 * The conflicts of PodDefaults with a Pod and with each other, in the order of
 * the webhook. The PodDefaults are those that select the Pod.
 *
 * @internal
 */
export function mergeConflicts(
  pod: SubmittedPod,
  podDefaults: readonly PodDefault[],
): readonly PodDefaultConflict[] {
  const merge = (
    field: MergedField,
    existing: readonly Fields[],
    list: string,
    keyField: string,
    container?: string,
  ) => mergeByKey({ field, existing, podDefaults, list, keyField, container });
  const conflicts = [
    ...merge('volumes', pod.volumes, 'volumes', 'name'),
    ...merge('tolerations', pod.tolerations, 'tolerations', 'key'),
    ...merge(
      'imagePullSecrets',
      pod.imagePullSecrets,
      'imagePullSecrets',
      'name',
    ),
    ...pod.containers.flatMap(({ name, env, volumeMounts }) => [
      ...merge('env', env, 'env', 'name', name),
      ...merge('volumeMounts', volumeMounts, 'volumeMounts', 'name', name),
      ...merge('mountPath', volumeMounts, 'volumeMounts', 'mountPath', name),
    ]),
    ...mergeMaps('annotations', pod.annotations, podDefaults),
    ...mergeMaps('labels', pod.labels, podDefaults),
    ...merge('initContainers', pod.initContainers, 'initContainers', 'name'),
    ...merge(
      'sidecars',
      pod.containers.map(({ fields }) => fields),
      'sidecars',
      'name',
    ),
  ];
  return withoutRepetition(conflicts);
}

function mergeByKey(options: {
  readonly field: MergedField;
  readonly existing: readonly Fields[];
  readonly podDefaults: readonly PodDefault[];
  readonly list: string;
  readonly keyField: string;
  readonly container?: string;
}): readonly PodDefaultConflict[] {
  const { field, existing, podDefaults, list, keyField, container } = options;
  const keyOf = (item: Fields) => `${item[keyField] ?? ''}`;
  // Of several with one key the last of the Pod counts, and the first that is added.
  const known = new Map<
    string,
    { readonly item: Fields; readonly by?: string }
  >(existing.map(item => [keyOf(item), { item }]));
  const conflicts: PodDefaultConflict[] = [];
  for (const podDefault of podDefaults) {
    for (const item of podDefault.content.items(list)) {
      const key = keyOf(item);
      const found = known.get(key);
      if (!found) {
        known.set(key, { item, by: podDefault.name });
      } else if (!goEqual(found.item, item)) {
        conflicts.push({
          podDefault: podDefault.name,
          with: found.by,
          field,
          key,
          container,
        });
      }
    }
  }
  return conflicts;
}

function mergeMaps(
  field: 'annotations' | 'labels',
  existing: Readonly<Record<string, string>>,
  podDefaults: readonly PodDefault[],
): readonly PodDefaultConflict[] {
  const known = new Map<
    string,
    { readonly value: string; readonly by?: string }
  >(
    // What a PodDefault adds has marks in place of secrets, too.
    Object.entries(existing).map(([key, value]) => [
      key,
      { value: markSecret(key, value) },
    ]),
  );
  const conflicts: PodDefaultConflict[] = [];
  for (const { name, content } of podDefaults) {
    for (const [key, value] of Object.entries(content.at(field).stringMap())) {
      const found = known.get(key);
      if (!found) {
        known.set(key, { value, by: name });
      } else if (found.value !== value) {
        conflicts.push({ podDefault: name, with: found.by, field, key });
      }
    }
  }
  return conflicts;
}

/** A conflict of variables is one, however many containers the Pod has. */
function withoutRepetition(
  conflicts: readonly PodDefaultConflict[],
): readonly PodDefaultConflict[] {
  const seen = new Set<string>();
  return conflicts.filter(conflict => {
    const { podDefault, with: other, field, key } = conflict;
    const id = JSON.stringify([podDefault, other, field, key]);
    return seen.size !== seen.add(id).size;
  });
}
