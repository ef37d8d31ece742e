import { isRecord, type KubernetesObject } from '../kubernetes';

/** What Argo CD writes: which application an object belongs to, and which object is meant. */
export const trackingAnnotation = 'argocd.argoproj.io/tracking-id';
/** What this loop applied, so that fields that leave Git leave the cluster and fields of others stay. */
export const lastAppliedAnnotation = 'sandbox.mlops/last-applied';

/** Names an object independently of the version that it is written in. */
export interface ObjectIdentity {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export interface LastApplied {
  readonly repository: string;
  readonly file: string;
  readonly object: Readonly<Record<string, unknown>>;
}

export function identityOf({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject): ObjectIdentity {
  return {
    group: groupOf(apiVersion),
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
  };
}

export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

export function identityText(identity: ObjectIdentity): string {
  const { group, kind, namespace, name } = identity;
  return `${group}/${kind}:${namespace}/${name}`;
}

/** One application per workload folder, as an ApplicationSet over those folders makes them. */
export function applicationOf(file: string): string {
  return file.split('/').slice(1, -1).slice(0, 3).join('-');
}

export function trackingId(file: string, identity: ObjectIdentity): string {
  return `${applicationOf(file)}:${identityText(identity)}`;
}

/**
 * What was applied here from the repository, or undefined when the object is not ours. Controllers copy annotations to what they
 * create, so the tracking id has to name the object that carries it.
 */
export function readLastApplied(
  object: KubernetesObject,
  repository: string,
): LastApplied | undefined {
  const annotations = object.metadata.annotations ?? {};
  const tracking = annotations[trackingAnnotation] ?? '';
  if (!tracking.endsWith(`:${identityText(identityOf(object))}`)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(annotations[lastAppliedAnnotation]);
    return isLastApplied(value) && value.repository === repository
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

export function isKeptWhenPruning({ metadata }: KubernetesObject): boolean {
  const annotations = metadata.annotations ?? {};
  const options = annotations['argocd.argoproj.io/sync-options'] ?? '';
  return (
    options.split(',').some(option => option.trim() === 'Prune=false') ||
    annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled'
  );
}

function isLastApplied(value: unknown): value is LastApplied {
  return (
    isRecord(value) &&
    typeof value.repository === 'string' &&
    typeof value.file === 'string' &&
    isRecord(value.object)
  );
}
