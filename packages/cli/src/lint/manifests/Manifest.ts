import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { type Node, isAlias, isMap, isScalar, isSeq } from 'yaml';

/** From 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A Kubernetes object as a file has it, and where its fields are. */
export interface Manifest {
  readonly file: string;
  /** Of the whole document, from 1; a document of several objects has them together. */
  readonly lines: { readonly first: number; readonly last: number };
  readonly object: KubernetesObject;
  /** Where a field is written, or the nearest thing above it. */
  locate(field: string): Position;
  /** How it came to be other than the file says, as in "built by overlays/eu". */
  readonly builtBy?: string;
}

/**
 * The keys of a path such as `spec.containers[0].image` or
 * `metadata.labels[app.kubernetes.io/name]`.
 */
export function keysOf(field: string): readonly string[] {
  return [...field.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(
    ([text, bracketed]) => bracketed ?? text,
  );
}

/**
 * The offset at which a field is written, as far down as the file has it: of
 * the key in a map, of the item in a list.
 */
export function offsetOf(
  root: Node | null,
  keys: readonly string[],
  resolve: (alias: Node) => Node | undefined,
): number {
  let node: Node | null | undefined = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of keys) {
    if (node && isAlias(node)) {
      node = resolve(node);
    }
    const found = childOf(node, key);
    if (!found) {
      break;
    }
    offset = found.offset ?? offset;
    node = found.node;
  }
  return offset;
}

function childOf(
  node: Node | null | undefined,
  key: string,
): { readonly offset?: number; readonly node: Node | null } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      item => isScalar(item.key) && String(item.key.value) === key,
    );
    return pair
      ? {
          offset: (pair.key as Node).range?.[0],
          node: pair.value as Node | null,
        }
      : undefined;
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item ? { offset: item.range?.[0], node: item } : undefined;
  }
  return undefined;
}
