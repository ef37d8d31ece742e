import { inferenceServiceManifest, scenarioEndpoints } from './endpoints';
import {
  claimManifest,
  notebookManifest,
  scenarioNotebooks,
} from './notebooks';

/** A file of the GitOps repository. */
export interface ScenarioManifest {
  readonly path: string;
  readonly manifest: object;
}

const owners = {
  churn: 'churn-team',
  fraud: 'fraud-team',
  forecast: 'forecast-team',
};

/** What is on `main` of the GitOps repository when the platform starts, namespaces first. */
export function scenarioManifests({
  gatewayUrl,
}: {
  gatewayUrl: string;
}): ScenarioManifest[] {
  return [
    ...Object.entries(owners).flatMap(([namespace, team]) =>
      tenant(namespace, team),
    ),
    ...scenarioNotebooks(gatewayUrl).flatMap(notebook =>
      workload(`tenants/${notebook.namespace}/notebooks/${notebook.name}`, {
        'pvc.yaml': claimManifest(notebook),
        'notebook.yaml': notebookManifest(notebook),
      }),
    ),
    ...scenarioEndpoints.flatMap(endpoint =>
      workload(`tenants/${endpoint.namespace}/endpoints/${endpoint.name}`, {
        'inferenceservice.yaml': inferenceServiceManifest(endpoint),
      }),
    ),
  ];
}

function workload(
  folder: string,
  files: Readonly<Record<string, object>>,
): ScenarioManifest[] {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(files),
  };
  return Object.entries({ ...files, 'kustomization.yaml': kustomization }).map(
    ([file, manifest]) => ({ path: `${folder}/${file}`, manifest }),
  );
}

function tenant(namespace: string, team: string): ScenarioManifest[] {
  const account = (name: string) => ({
    path: `tenants/${namespace}/access/${name}.yaml`,
    manifest: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    },
  });
  return [
    {
      path: `tenants/${namespace}/profile/namespace.yaml`,
      manifest: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: {
            'app.kubernetes.io/part-of': 'kubeflow-profile',
            'serving.kserve.io/inferenceservice': 'enabled',
          },
          annotations: { 'mlops/owner': `group:default/${team}` },
        },
      },
    },
    account('default-editor'),
    account('model-reader'),
  ];
}
