import { array, flag, int32, map, object, quantity, text } from '../builders';

/** Another object of the same namespace. */
export const localReference = object({ name: text });

/** A key in a ConfigMap or Secret. */
export const keyReference = object({
  'key!': text,
  name: text,
  optional: flag,
});

/** A field of the Pod itself. */
export const fieldReference = object({ apiVersion: text, 'fieldPath!': text });

/** The limit or request of a container. */
export const resourceFieldReference = object({
  containerName: text,
  divisor: quantity,
  'resource!': text,
});

/** Keys of a ConfigMap or Secret as files. */
export const keysToPaths = array(
  object({ 'key!': text, mode: int32, 'path!': text }),
);

/** Selects objects by their labels. */
export const labelSelector = object({
  matchExpressions: array(
    object({ 'key!': text, 'operator!': text, values: array(text) }),
  ),
  matchLabels: map(text),
});
