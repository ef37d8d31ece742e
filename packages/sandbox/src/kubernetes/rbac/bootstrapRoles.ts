import { KubernetesObject } from '../KubernetesObject';
import { portalServiceAccount } from './accounts';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const read = ['get', 'list', 'watch'];
const edit = [
  ...read,
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

const kubeflow = ['notebooks', 'poddefaults', 'workspaces'];
const serving = [
  'inferenceservices',
  'inferencegraphs',
  'llminferenceservices',
];
const runtimes = ['servingruntimes', 'clusterservingruntimes'];
const workloads = ['deployments', 'statefulsets', 'replicasets', 'daemonsets'];
const batch = ['jobs', 'cronjobs'];
const editableCore = [
  'pods',
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'serviceaccounts',
];

const rule = (apiGroup: string, resources: string[], verbs: string[]) => ({
  apiGroups: [apiGroup],
  resources,
  verbs,
});

function clusterRole(name: string, rules: object[]): KubernetesObject {
  return { apiVersion, kind: 'ClusterRole', metadata: { name }, rules };
}

function binding(
  name: string,
  role: string,
  subject: object,
  namespace?: string,
): KubernetesObject {
  return {
    apiVersion,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name, namespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [subject],
  };
}

const user = (name: string) => ({
  apiGroup: 'rbac.authorization.k8s.io',
  kind: 'User',
  name,
});
const group = (name: string) => ({
  apiGroup: 'rbac.authorization.k8s.io',
  kind: 'Group',
  name,
});

/** What the portal may do: read what it shows, no secrets, no change. */
const portalRules = [
  rule('kubeflow.org', [...kubeflow, 'workspacekinds', 'profiles'], read),
  rule('serving.kserve.io', [...serving, ...runtimes], read),
  rule(
    '',
    [
      'namespaces',
      'pods',
      'pods/log',
      'events',
      'services',
      'configmaps',
      'persistentvolumeclaims',
      'resourcequotas',
      'limitranges',
      'serviceaccounts',
      'nodes',
    ],
    read,
  ),
  rule('discovery.k8s.io', ['endpointslices'], read),
  rule('storage.k8s.io', ['storageclasses'], read),
  rule('networking.istio.io', ['virtualservices'], read),
  rule('security.istio.io', ['authorizationpolicies'], read),
  rule('apps', workloads, read),
  rule('batch', batch, read),
  rule('autoscaling', ['horizontalpodautoscalers'], read),
  rule('networking.k8s.io', ['ingresses'], read),
];

/** What starting, stopping and recreating a notebook takes; bound only where that is switched on. */
const operateRules = [
  rule('kubeflow.org', ['notebooks', 'workspaces'], ['patch']),
  rule('apps', ['statefulsets'], ['delete']),
];

const editRules = [
  rule('kubeflow.org', kubeflow, edit),
  rule('serving.kserve.io', [...serving, 'servingruntimes'], edit),
  rule('', editableCore, edit),
  rule(
    '',
    ['pods/log', 'events', 'namespaces', 'resourcequotas', 'limitranges'],
    read,
  ),
  rule('apps', workloads, edit),
  rule('batch', batch, edit),
  rule('autoscaling', ['horizontalpodautoscalers'], edit),
  rule('networking.k8s.io', ['ingresses'], edit),
];

/** Anybody who is signed in may ask what he may do. */
const selfReviewRules = [
  rule(
    'authorization.k8s.io',
    ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    ['create'],
  ),
];

/**
 * Roles and bindings of a new cluster. The users' bindings are there before their
 * namespaces, which arrive by GitOps.
 */
export const bootstrapRoles: readonly KubernetesObject[] = [
  clusterRole('cluster-admin', [rule('*', ['*'], ['*'])]),
  clusterRole('edit', editRules),
  clusterRole('backstage-mlops-read', portalRules),
  clusterRole('backstage-mlops-operate', operateRules),
  clusterRole('system:basic-user', selfReviewRules),
  binding('cluster-admin', 'cluster-admin', group('system:masters')),
  binding(
    'system:basic-user',
    'system:basic-user',
    group('system:authenticated'),
  ),
  binding('backstage-mlops-read', 'backstage-mlops-read', {
    kind: 'ServiceAccount',
    ...portalServiceAccount,
  }),
  ...['churn', 'fraud', 'forecast', 'platform-lab'].map(namespace =>
    binding(
      'backstage-mlops-operate',
      'backstage-mlops-operate',
      { kind: 'ServiceAccount', ...portalServiceAccount },
      namespace,
    ),
  ),
  binding('alice-edit', 'edit', user('alice'), 'churn'),
  binding('bob-edit', 'edit', user('bob'), 'forecast'),
];
