import { ManifestFile, manifestFile } from './ManifestFile';

/**
 * The folder of a workload in the GitOps repository: one folder each, so that
 * adding or removing one touches no file of another.
 *
 * @public
 */
export function workloadFolder(options: {
  readonly kind: 'notebooks' | 'endpoints';
  readonly namespace: string;
  readonly name: string;
}): string {
  return `tenants/${options.namespace}/${options.kind}/${options.name}`;
}

/**
 * The `kustomization.yaml` of a folder.
 *
 * @internal
 */
export function kustomizationFile(
  folder: string,
  files: readonly ManifestFile[],
): ManifestFile {
  return manifestFile(`${folder}/kustomization.yaml`, {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: files.map(({ path }) => path.slice(folder.length + 1)),
  });
}

/**
 * Keeps data when a workload is removed: Argo CD and Flux leave what has these
 * annotations.
 *
 * @public
 */
export const keepAnnotations: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
