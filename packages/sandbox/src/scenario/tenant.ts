import { ScenarioManifest } from './ScenarioManifest';

/** A manifest under its own name. */
export function file(folder: string, manifest: object): ScenarioManifest {
  const { metadata } = manifest as { metadata: { name: string } };
  return { path: `${folder}/${metadata.name}.yaml`, manifest };
}

export function workload(
  folder: string,
  files: Readonly<Record<string, object>>,
): ScenarioManifest[] {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(files),
  };
  return Object.entries({ ...files, 'kustomization.yaml': kustomization }).map(
    ([name, manifest]) => ({ path: `${folder}/${name}`, manifest }),
  );
}

/** The namespace of a team, with the service accounts of its notebooks and models. */
export function tenant(
  namespace: string,
  { team, labels = {} }: { team: string; labels?: Record<string, string> },
): ScenarioManifest[] {
  const account = (name: string) =>
    file(`tenants/${namespace}/access`, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
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
            ...labels,
          },
          annotations: { 'mlops/owner': `group:default/${team}` },
        },
      },
    },
    account('default-editor'),
    account('model-reader'),
  ];
}
