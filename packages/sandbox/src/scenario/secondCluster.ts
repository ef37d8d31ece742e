import {
  KubernetesClient,
  KubernetesObject,
  ResourceLookup,
} from '../kubernetes';
import { inferenceServiceManifest } from './endpoints';
import { claimManifest, notebookManifest, ScenarioNotebook } from './notebooks';

const namespace = 'churn-eu';
const component = 'bank-churn-eu';

const notebooks: readonly ScenarioNotebook[] = [
  {
    namespace,
    component,
    name: 'churn-eu-explore',
    image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
    cpu: '500m',
    memory: '2Gi',
    storage: '10Gi',
    annotations: { 'notebooks.kubeflow.org/server-type': 'jupyter' },
  },
  {
    namespace,
    component,
    name: 'churn-eu-report',
    image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
    cpu: '500m',
    memory: '1Gi',
    storage: '5Gi',
    annotations: {
      'notebooks.kubeflow.org/server-type': 'jupyter',
      'kubeflow-resource-stopped': '2026-11-16T08:15:00Z',
    },
  },
];

const rbac = 'rbac.authorization.k8s.io';

function binding(user: string, kind: string, name: string): object {
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${user}-${name}`, namespace },
    roleRef: { apiGroup: rbac, kind, name },
    subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
  };
}

/** The namespace of Churn Europe. Alice works in it; Bob sees notebooks and their Pods, and no endpoint. */
function manifests(): object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        labels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' },
        annotations: { 'mlops/owner': 'group:default/churn-europe' },
      },
    },
    ...['default-editor', 'model-reader'].map(name => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    })),
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata: { name: 'notebooks-view', namespace },
      rules: [
        {
          apiGroups: ['kubeflow.org'],
          resources: ['notebooks'],
          verbs: ['get', 'list', 'watch'],
        },
        {
          apiGroups: [''],
          resources: ['namespaces', 'pods', 'events'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    },
    binding('alice', 'ClusterRole', 'edit'),
    binding('bob', 'Role', 'notebooks-view'),
    ...notebooks.flatMap(notebook => [
      claimManifest(notebook),
      notebookManifest(notebook),
    ]),
    inferenceServiceManifest({
      namespace,
      component,
      name: 'bankchurn-eu',
      format: 'sklearn',
      protocolVersion: 'v2',
      storageUri: 's3://models-eu/bank-churn/3',
    }),
  ];
}

/** Fills a new cluster with what Churn Europe has in it. */
export async function applySecondCluster(
  client: KubernetesClient,
): Promise<void> {
  const lookup = ResourceLookup.create(client);
  for (const manifest of manifests()) {
    const object = manifest as KubernetesObject;
    const { ref } = await lookup.find(object);
    await client.create(ref, object);
  }
}
