import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** What the store keeps of an object, at least. @public */
export interface StoredObject {
  /** Empty for objects of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * A kind of object that is watched, and what is kept of each. Make one
 * constant of it: stores are told apart by its resource and selector.
 *
 * @public
 */
export interface WatchedKind<T extends StoredObject> {
  readonly resource: KubernetesResource;
  /** Where a cluster does not have the resource: older versions of it. */
  readonly older?: readonly KubernetesResource[];
  /** Only objects with these labels are watched. */
  readonly labelSelector?: string;
  /** Whether `parse` wants `metadata.managedFields`. */
  readonly managedFields?: boolean;
  /** Labels by whose value objects are found quickly in the whole cluster. */
  readonly indexedLabels?: readonly string[];
  /**
   * Where no label tells them apart: which of the objects that come are kept
   * at all. The others cost a look at them, and no memory.
   */
  keep?(object: KubernetesObject): boolean;
  /** What is kept; the object itself is not. */
  parse(object: KubernetesObject): T;
}
