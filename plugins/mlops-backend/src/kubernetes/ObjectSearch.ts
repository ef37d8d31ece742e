import type {
  EntityScope,
  KindScope,
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesGateway,
  NamespaceAccess,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { SourceList } from './SourceList';

/** Which objects of an entity are wanted, and who wants them. @internal */
export interface ObjectSearch {
  readonly context: EntityContext;
  readonly scope: EntityScope;
  readonly kind: KindScope;
  /** The entity's annotation that names objects of this kind. */
  readonly annotation: string;
  readonly resource: KubernetesResource;
  readonly managedFields?: boolean;
  /** The label of a Pod with the name of the object that it belongs to. */
  readonly podLabel: string;
}

/** @internal */
export interface FoundObject {
  readonly cluster: string;
  readonly object: KubernetesObject;
  /** Absent when Pods could not be read. */
  readonly pods?: readonly KubernetesObject[];
}

/** A search under way in one cluster. @internal */
export interface ClusterSearch extends ObjectSearch {
  readonly cluster: string;
  readonly gateway: KubernetesGateway;
  readonly access: NamespaceAccess;
  readonly sources: SourceList;
}
