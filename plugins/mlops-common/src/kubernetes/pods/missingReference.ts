/**
 * A Secret or ConfigMap that a Pod refers to and that is not there.
 *
 * @internal
 */
export interface MissingReference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Present when the object exists and only the key does not. */
  readonly key?: string;
}

/**
 * What is missing according to a message of a node.
 *
 * @internal
 */
export function missingReference(text: string): MissingReference | undefined {
  const object = /(secret|configmap) "([^"]+)" not found/i.exec(text);
  if (object) {
    return { kind: kindOf(object[1]), name: object[2] };
  }
  const key =
    /couldn't find key (\S+) in (Secret|ConfigMap) (?:[^/\s]+\/)?(\S+)/i.exec(
      text,
    );
  return key ? { kind: kindOf(key[2]), name: key[3], key: key[1] } : undefined;
}

function kindOf(word: string): MissingReference['kind'] {
  return word.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
}
