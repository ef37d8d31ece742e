/**
 * Annotations of catalog entities that say where their things live.
 *
 * @public
 */
export const entityAnnotations = {
  /** Clusters, separated by commas. */
  cluster: 'mlops/cluster',
  /** Namespaces, separated by commas. */
  namespace: 'mlops/namespace',
  /** Names of notebooks separated by commas, or `*` for all of the namespaces. */
  notebooks: 'mlops/notebooks',
  /** Names of InferenceServices separated by commas, or `*`. */
  inferenceServices: 'mlops/inference-services',
  /** Annotations of Backstage's own Kubernetes plugin. */
  kubernetesId: 'backstage.io/kubernetes-id',
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  kubernetesCluster: 'backstage.io/kubernetes-cluster',
} as const;

/**
 * Label of a live object that names the entity it belongs to, see {@link entityLabelValue}.
 *
 * @public
 */
export const ENTITY_LABEL = 'mlops/entity';

/**
 * Annotation of a live object with the full ref of the entity it belongs to.
 *
 * @public
 */
export const ENTITY_REF_ANNOTATION = 'mlops/entity-ref';

/**
 * Annotations of a Namespace that say who may reach it through an entity.
 *
 * @public
 */
export const namespaceAnnotations = {
  /** Entity ref of the group or user that owns the namespace. */
  owner: 'mlops/owner',
  /** Refs of entities, separated by commas, that may show the namespace. */
  entities: 'mlops/entities',
  /** E-mail address of the owner, as Kubeflow's profile controller writes it. */
  profileOwner: 'owner',
} as const;
