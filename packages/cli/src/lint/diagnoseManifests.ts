import path from 'node:path';
import {
  type Diagnosis,
  type Finding,
  type KubernetesObject,
  type PodDefault,
  diagnose,
  diagnosePodDefault,
  manifestNotebookRules,
  parseNotebook,
  parsePodDefault,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MANIFESTS_PAGE, NOTEBOOKS_PAGE } from './knownRules';
import type { Manifest } from './manifests/Manifest';
import { repositoryEvidence, repositoryRules } from './rules';

/** What the rules say about one manifest. */
export interface DiagnosedManifest extends Diagnosis {
  readonly manifest: Manifest;
}

/** Asks all rules about manifests that reach the cluster together. */
export function diagnoseManifests(
  manifests: readonly Manifest[],
  options: { readonly jupyterWebApp: boolean; readonly now: Date },
): readonly DiagnosedManifest[] {
  const podDefaults = podDefaultsByScope(manifests);
  return manifests.map(manifest => {
    const near = podDefaults.get(scopeOf(manifest)) ?? [];
    const { findings, broken } = diagnoseOne(manifest, near, options);
    // In a file a consequence has its own line to mend.
    return { manifest, findings: findings.flatMap(flat), broken };
  });
}

function diagnoseOne(
  manifest: Manifest,
  podDefaults: readonly Seen[],
  options: { readonly jupyterWebApp: boolean; readonly now: Date },
): Diagnosis {
  const { object } = manifest;
  const others = podDefaults.map(({ podDefault }) => podDefault);
  if (isKubeflow(object, 'Notebook')) {
    return diagnose(
      manifestNotebookRules,
      {
        notebook: parseNotebook(object),
        manifest: object,
        // Those at hand need not be all there are.
        ...(others.length > 0 && { podDefaults: others }),
        ...options,
      },
      { docs: NOTEBOOKS_PAGE },
    );
  }
  if (isKubeflow(object, 'PodDefault')) {
    const own = podDefaults.find(one => one.manifest === manifest);
    return diagnosePodDefault({
      podDefault: own?.podDefault ?? parsePodDefault(object),
      others,
      ...options,
    });
  }
  return diagnose(repositoryRules, repositoryEvidence(object), {
    docs: MANIFESTS_PAGE,
  });
}

interface Seen {
  readonly manifest: Manifest;
  readonly podDefault: PodDefault;
}

function podDefaultsByScope(
  manifests: readonly Manifest[],
): ReadonlyMap<string, readonly Seen[]> {
  const scopes = new Map<string, Seen[]>();
  for (const manifest of manifests) {
    if (isKubeflow(manifest.object, 'PodDefault')) {
      const scope = scopeOf(manifest);
      const seen = scopes.get(scope) ?? [];
      seen.push({ manifest, podDefault: parsePodDefault(manifest.object) });
      scopes.set(scope, seen);
    }
  }
  return scopes;
}

/** The namespace, or for want of one what is applied together. */
function scopeOf({ object, file, builtBy }: Manifest): string {
  const namespace = object.metadata?.namespace;
  return typeof namespace === 'string' && namespace !== ''
    ? namespace
    : `in ${builtBy ?? path.dirname(file)}`;
}

function isKubeflow(object: KubernetesObject, kind: string): boolean {
  return (
    object.kind === kind &&
    typeof object.apiVersion === 'string' &&
    object.apiVersion.startsWith('kubeflow.org/')
  );
}

function flat(finding: Finding): readonly Finding[] {
  return [finding, ...finding.consequences.flatMap(flat)];
}
