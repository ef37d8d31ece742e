/** Kinds that a restarted loop searches for what an earlier one applied, whatever Git holds now. */
export const managedKinds: readonly { apiVersion: string; kind: string }[] = [
  ...kinds('v1', [
    'Namespace',
    'ResourceQuota',
    'LimitRange',
    'ServiceAccount',
    'ConfigMap',
    'Secret',
    'PersistentVolumeClaim',
    'Service',
  ]),
  ...kinds('apps/v1', ['Deployment', 'StatefulSet']),
  ...kinds('rbac.authorization.k8s.io/v1', ['Role', 'RoleBinding']),
  ...kinds('networking.k8s.io/v1', ['NetworkPolicy']),
  ...kinds('kubeflow.org/v1', ['Notebook', 'Profile']),
  ...kinds('kubeflow.org/v1alpha1', ['PodDefault']),
  ...kinds('kubeflow.org/v1beta1', ['Workspace', 'WorkspaceKind']),
  ...kinds('serving.kserve.io/v1alpha1', [
    'ServingRuntime',
    'ClusterServingRuntime',
    'TrainedModel',
    'InferenceGraph',
  ]),
  ...kinds('serving.kserve.io/v1beta1', ['InferenceService']),
  ...kinds('external-secrets.io/v1', ['ExternalSecret']),
];

const first = ['Namespace', 'CustomResourceDefinition', 'Profile'];
const last = [
  'Notebook',
  'Workspace',
  'InferenceService',
  'InferenceGraph',
  'TrainedModel',
  'Deployment',
  'StatefulSet',
];

/** Lower is applied earlier and pruned later: workloads find their namespace, volumes and runtimes there. */
export function applyOrder(kind: string): number {
  const position = first.indexOf(kind);
  if (position !== -1) {
    return position;
  }
  return first.length + Number(last.includes(kind));
}

function kinds(apiVersion: string, names: readonly string[]) {
  return names.map(kind => ({ apiVersion, kind }));
}
