import type {
  EntityScope,
  KindScope,
  Pod,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  NamespaceAccess,
  StoreReader,
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { LabelGroups } from './LabelGroups';
import type { RelatedObjects } from './RelatedObjects';
import type { InstalledKinds } from './InstalledKinds';
import type { SourceList } from './SourceList';
import type { PodKind } from './podKinds';

/** Something that can say whose it is. @internal */
export interface OwnedObject extends StoredObject {
  readonly annotations: Readonly<Record<string, string>>;
}

/** Where an object is. @internal */
export interface ObjectPlace {
  readonly cluster: string;
  readonly namespace: string;
}

/** Which objects of an entity are wanted, and who wants them. @internal */
export interface ObjectSearch<T extends OwnedObject> {
  readonly context: EntityContext;
  readonly scope: EntityScope;
  readonly kind: KindScope;
  /** The entity's annotation that names objects of this kind. */
  readonly annotation: string;
  readonly watched: WatchedKind<T>;
  readonly pods: PodKind;
  /** What else of their namespaces is wanted. */
  readonly related?: readonly WatchedKind<StoredObject>[];
  /** A kind that many clusters lack: then there is none, and nothing to say. */
  readonly optional?: boolean;
  /** Only what is there; nothing is said about other places of the entity. */
  readonly only?: ObjectPlace;
}

/**
 * Objects of one namespace. The list is the same one as long as nothing in it
 * and nothing about the entity changes.
 *
 * @internal
 */
export interface FoundObjects<T> {
  readonly cluster: string;
  readonly namespace: string;
  /** The viewer's, where the cluster wants it for whatever else is asked. */
  readonly token?: string;
  /** By name. */
  readonly objects: readonly T[];
  /** Absent when Pods could not be read. */
  readonly pods?: LabelGroups<Pod>;
  readonly related: RelatedObjects;
}

/** A search under way in one cluster. @internal */
export interface ClusterSearch<T extends OwnedObject> extends ObjectSearch<T> {
  readonly cluster: string;
  readonly token?: string;
  /** With the rights of the portal, or of the viewer. */
  readonly store: StoreReader;
  readonly access: NamespaceAccess;
  readonly installed: InstalledKinds;
  readonly sources: SourceList;
}
