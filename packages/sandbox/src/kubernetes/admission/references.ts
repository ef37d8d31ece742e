import { AdmissionRequest } from './AdmissionRequest';
import { AdmittedPod } from './AdmittedPod';

/** The service account must exist; its pull secrets go to Pods that have none of their own. */
export function admitServiceAccount(
  pod: AdmittedPod,
  request: AdmissionRequest,
): AdmittedPod {
  const name = pod.spec.serviceAccountName || 'default';
  const { namespace } = request;
  const account = request.get('/serviceaccounts', name, namespace);
  if (!account) {
    throw request.forbidden(
      pod.metadata.name,
      `error looking up service account ${namespace}/${name}: serviceaccount ${JSON.stringify(
        name,
      )} not found`,
    );
  }
  const own = pod.spec.imagePullSecrets ?? [];
  const given = (account.imagePullSecrets ?? []) as { name?: string }[];
  return {
    ...pod,
    spec: {
      ...pod.spec,
      serviceAccountName: name,
      ...(own.length === 0 && given.length > 0
        ? { imagePullSecrets: given }
        : {}),
    },
  };
}

const systemPriorities: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2000000000,
  'system-node-critical': 2000001000,
};

export function admitPriority(
  pod: AdmittedPod,
  request: AdmissionRequest,
): AdmittedPod {
  const name = pod.spec.priorityClassName;
  if (!name) {
    return pod;
  }
  const found = request.get('scheduling.k8s.io/priorityclasses', name);
  const priority = found?.value ?? systemPriorities[name];
  if (priority === undefined) {
    throw request.forbidden(
      pod.metadata.name,
      `no PriorityClass with name ${name} was found`,
    );
  }
  return { ...pod, spec: { ...pod.spec, priority } };
}

export function checkRuntimeClass(
  { metadata, spec }: AdmittedPod,
  request: AdmissionRequest,
) {
  const name = spec.runtimeClassName;
  if (name && !request.get('node.k8s.io/runtimeclasses', name)) {
    throw request.forbidden(
      metadata.name,
      `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`,
    );
  }
}
