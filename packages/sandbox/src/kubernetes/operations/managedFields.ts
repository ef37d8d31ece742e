import { timestamp } from '../ApiState';
import { KubernetesObject, ManagedFieldsEntry } from '../KubernetesObject';
import { WriteRequest } from './WriteRequest';

type Annotations = Readonly<Record<string, string>>;

function entryOf(
  keys: readonly string[],
  entry: Omit<ManagedFieldsEntry, 'fieldsV1'>,
): ManagedFieldsEntry {
  const fields = Object.fromEntries(keys.map(key => [`f:${key}`, {}]));
  return {
    ...entry,
    fieldsV1: { 'f:metadata': { 'f:annotations': fields } },
  };
}

const keysOf = ({ fieldsV1 }: ManagedFieldsEntry) =>
  Object.keys(fieldsV1['f:metadata']['f:annotations']).map(key => key.slice(2));

/**
 * Notes who wrote which annotation of a custom resource last; of other fields nothing is noted, because nothing
 * is merged by it here.
 */
export function withManagers(
  object: KubernetesObject,
  before: KubernetesObject | undefined,
  { manager, state, resource, version, subresource }: WriteRequest,
): KubernetesObject {
  if (!manager || !resource.custom || subresource) {
    const { managedFields } = before?.metadata ?? {};
    return managedFields
      ? { ...object, metadata: { ...object.metadata, managedFields } }
      : object;
  }
  const now: Annotations = object.metadata.annotations ?? {};
  const old: Annotations = before?.metadata.annotations ?? {};
  const written = Object.keys(now).filter(key => now[key] !== old[key]);
  const entries = before?.metadata.managedFields ?? [];
  const mine = entries.find(entry => entry.manager === manager);
  const kept = entries
    .filter(entry => entry !== mine)
    .map(entry =>
      entryOf(
        keysOf(entry).filter(key => key in now && !written.includes(key)),
        entry,
      ),
    );
  const myKeys = (mine ? keysOf(mine) : []).filter(key => key in now);
  const own = [...new Set([...myKeys, ...written])].sort();
  const time =
    mine && written.length === 0 ? mine.time : timestamp(state.now());
  const { group } = resource;
  const managedFields = [
    ...kept,
    entryOf(own, {
      manager,
      operation: 'Update',
      apiVersion: group ? `${group}/${version}` : version,
      time,
      fieldsType: 'FieldsV1',
    }),
  ].filter(entry => keysOf(entry).length > 0);
  const { managedFields: _given, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(managedFields.length > 0 ? { managedFields } : {}),
    },
  };
}
