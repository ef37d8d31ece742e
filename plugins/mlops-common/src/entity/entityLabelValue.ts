import { parseEntityRef } from '@backstage/catalog-model';

const LONGEST_LABEL_VALUE = 63;
const HASH_DIGITS = 8;

/**
 * The value of the label `mlops/entity` for an entity: `component.default.bank-churn`.
 *
 * A label value has no room for the colon and slash of an entity ref and ends
 * at 63 characters, so a longer one is cut and told apart by a hash of the whole.
 *
 * @public
 */
export function entityLabelValue(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef, {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  const value = `${kind}.${namespace}.${name}`.toLocaleLowerCase('en-US');
  if (value.length <= LONGEST_LABEL_VALUE) {
    return value;
  }
  const kept = value.slice(0, LONGEST_LABEL_VALUE - HASH_DIGITS - 1);
  return `${kept}-${hashOf(value)}`;
}

/**
 * FNV-1a over 64 bits. It only has to tell names apart, and must give the same
 * in browser and server, synchronously: Web Crypto does not.
 */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    const mixed = hash ^ BigInt(text.charCodeAt(index));
    hash = BigInt.asUintN(64, mixed * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0').slice(0, HASH_DIGITS);
}
