import { ResourceDefinition } from './ResourceRegistry';

interface BuiltIn {
  readonly group?: string;
  readonly versions?: readonly string[];
  readonly kind: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly clusterScoped?: boolean;
  readonly subresources?: readonly string[];
  readonly generation?: boolean;
  readonly names?: ResourceDefinition['names'];
  readonly all?: boolean;
}

const status = ['status'];

const core: BuiltIn[] = [
  {
    kind: 'Namespace',
    plural: 'namespaces',
    shortNames: ['ns'],
    clusterScoped: true,
    subresources: status,
    names: 'label',
  },
  {
    kind: 'Node',
    plural: 'nodes',
    shortNames: ['no'],
    clusterScoped: true,
    subresources: status,
  },
  {
    kind: 'PersistentVolume',
    plural: 'persistentvolumes',
    shortNames: ['pv'],
    clusterScoped: true,
    subresources: status,
  },
  {
    kind: 'Pod',
    plural: 'pods',
    shortNames: ['po'],
    subresources: ['status', 'log'],
    generation: true,
    all: true,
  },
  {
    kind: 'Service',
    plural: 'services',
    shortNames: ['svc'],
    subresources: status,
    names: 'label',
    all: true,
  },
  { kind: 'ConfigMap', plural: 'configmaps', shortNames: ['cm'] },
  { kind: 'Secret', plural: 'secrets' },
  { kind: 'ServiceAccount', plural: 'serviceaccounts', shortNames: ['sa'] },
  { kind: 'Event', plural: 'events', shortNames: ['ev'] },
  { kind: 'Endpoints', plural: 'endpoints', shortNames: ['ep'] },
  {
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    shortNames: ['pvc'],
    subresources: status,
  },
  {
    kind: 'ResourceQuota',
    plural: 'resourcequotas',
    shortNames: ['quota'],
    subresources: status,
  },
  { kind: 'LimitRange', plural: 'limitranges', shortNames: ['limits'] },
  {
    kind: 'ReplicationController',
    plural: 'replicationcontrollers',
    shortNames: ['rc'],
    subresources: status,
    generation: true,
    all: true,
  },
];

const workload = (kind: string, shortName: string): BuiltIn => ({
  group: 'apps',
  kind,
  plural: `${kind.toLowerCase()}s`,
  shortNames: [shortName],
  subresources: status,
  generation: true,
  all: true,
});

const rbac = (kind: string, clusterScoped: boolean): BuiltIn => ({
  group: 'rbac.authorization.k8s.io',
  kind,
  plural: `${kind.toLowerCase()}s`,
  clusterScoped,
  names: 'path',
});

const others: BuiltIn[] = [
  workload('Deployment', 'deploy'),
  workload('StatefulSet', 'sts'),
  workload('ReplicaSet', 'rs'),
  workload('DaemonSet', 'ds'),
  {
    group: 'batch',
    kind: 'Job',
    plural: 'jobs',
    subresources: status,
    generation: true,
    all: true,
  },
  {
    group: 'batch',
    kind: 'CronJob',
    plural: 'cronjobs',
    shortNames: ['cj'],
    subresources: status,
    generation: true,
    all: true,
  },
  {
    group: 'autoscaling',
    versions: ['v2', 'v1'],
    kind: 'HorizontalPodAutoscaler',
    plural: 'horizontalpodautoscalers',
    shortNames: ['hpa'],
    subresources: status,
    all: true,
  },
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    plural: 'ingresses',
    shortNames: ['ing'],
    subresources: status,
    generation: true,
  },
  {
    group: 'discovery.k8s.io',
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    generation: true,
  },
  rbac('Role', false),
  rbac('RoleBinding', false),
  rbac('ClusterRole', true),
  rbac('ClusterRoleBinding', true),
  {
    group: 'storage.k8s.io',
    kind: 'StorageClass',
    plural: 'storageclasses',
    shortNames: ['sc'],
    clusterScoped: true,
  },
  {
    group: 'scheduling.k8s.io',
    kind: 'PriorityClass',
    plural: 'priorityclasses',
    shortNames: ['pc'],
    clusterScoped: true,
  },
  {
    group: 'node.k8s.io',
    kind: 'RuntimeClass',
    plural: 'runtimeclasses',
    clusterScoped: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingWebhookConfiguration',
    plural: 'mutatingwebhookconfigurations',
    clusterScoped: true,
    generation: true,
  },
  {
    group: 'coordination.k8s.io',
    kind: 'Lease',
    plural: 'leases',
  },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    shortNames: ['crd', 'crds'],
    clusterScoped: true,
    subresources: status,
    generation: true,
  },
];

/** The kinds that a cluster serves before any CustomResourceDefinition. */
export const builtInResources: readonly ResourceDefinition[] = [
  ...core,
  ...others,
].map(it => ({
  group: it.group ?? '',
  plural: it.plural,
  singular: it.kind.toLowerCase(),
  kind: it.kind,
  listKind: `${it.kind}List`,
  shortNames: it.shortNames ?? [],
  categories: it.all ? ['all'] : [],
  namespaced: !it.clusterScoped,
  versions: (it.versions ?? ['v1']).map(name => ({ name })),
  subresources: it.subresources ?? [],
  generation: it.generation ?? false,
  custom: false,
  names: it.names ?? 'subdomain',
}));
