import type {
  EntityScope,
  KindScope,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  NamespaceAccess,
  StoreReader,
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { PodGroups } from './PodGroups';
import type { SourceList } from './SourceList';
import type { PodKind } from './watchedKinds';

/** Something that can say whose it is. @internal */
export interface OwnedObject extends StoredObject {
  readonly annotations: Readonly<Record<string, string>>;
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
}

/**
 * Objects of one cluster. The list is the same one as long as nothing in it
 * and nothing about the entity changes.
 *
 * @internal
 */
export interface FoundObjects<T> {
  readonly cluster: string;
  /** By namespace and name. */
  readonly objects: readonly T[];
  /** Absent when Pods could not be read. */
  readonly pods?: PodGroups;
}

/** A search under way in one cluster. @internal */
export interface ClusterSearch<T extends OwnedObject> extends ObjectSearch<T> {
  readonly cluster: string;
  /** With the rights of the portal, or of the viewer. */
  readonly store: StoreReader;
  readonly access: NamespaceAccess;
  readonly sources: SourceList;
}
