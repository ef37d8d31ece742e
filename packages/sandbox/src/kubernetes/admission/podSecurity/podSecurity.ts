import { isRecord, KubernetesObject } from '../../KubernetesObject';
import { AdmissionRequest } from '../AdmissionRequest';
import { AdmittedPod } from '../AdmittedPod';
import { checks } from './checks';

const prefix = 'pod-security.kubernetes.io/';

/** `violates PodSecurity "baseline:latest": …` without the verb; undefined when the level allows the Pod. */
function violation(
  pod: AdmittedPod,
  request: AdmissionRequest,
  mode: 'enforce' | 'warn',
): string | undefined {
  const labels = request.namespaceLabels();
  const level = labels[`${prefix}${mode}`];
  const problems = (checks[level] ?? []).flatMap(check => check(pod) ?? []);
  const version = labels[`${prefix}${mode}-version`] ?? 'latest';
  return problems.length > 0
    ? `PodSecurity "${level}:${version}": ${problems.join(', ')}`
    : undefined;
}

/** Refuses what the namespace's level forbids; a level that only warns adds a header. */
export function checkPodSecurity(pod: AdmittedPod, request: AdmissionRequest) {
  const enforced = violation(pod, request, 'enforce');
  if (enforced) {
    throw request.forbidden(pod.metadata.name, `violates ${enforced}`);
  }
  warnOfPod(pod, request);
}

/** Workloads are never refused, their Pods are; but whoever applies one is warned. */
export function warnOfTemplate(
  { spec, metadata }: KubernetesObject,
  request: AdmissionRequest,
) {
  const template = isRecord(spec) ? spec.template : undefined;
  if (
    isRecord(template) &&
    isRecord(template.spec) &&
    Array.isArray(template.spec.containers)
  ) {
    warnOfPod({ ...template, metadata } as AdmittedPod, request);
  }
}

function warnOfPod(pod: AdmittedPod, request: AdmissionRequest) {
  const text = violation(pod, request, 'warn');
  if (text) {
    request.warn(`would violate ${text}`);
  }
}
