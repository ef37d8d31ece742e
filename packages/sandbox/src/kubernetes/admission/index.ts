import { isRecord, KubernetesObject } from '../KubernetesObject';
import { recordedLabel } from '../recordedLabel';
import { WriteRequest } from '../operations/WriteRequest';
import { AdmissionRequest } from './AdmissionRequest';
import { AdmittedPod } from './AdmittedPod';
import { withDefaultClass } from './defaultStorageClass';
import { defaultPod } from './defaultPod';
import {
  applyLimitDefaults,
  checkClaimLimits,
  checkPodLimits,
} from './limitRanges';
import { checkPodSecurity, warnOfTemplate } from './podSecurity/podSecurity';
import { checkQuota } from './quota';
import {
  admitPriority,
  admitServiceAccount,
  checkRuntimeClass,
} from './references';
import { callWebhooks } from './webhooks';

export { quotaStatus, quotaTables } from './quota';

const isExempt = ({ metadata }: KubernetesObject) =>
  Boolean(metadata.labels?.[recordedLabel]);

/** The first half of admission: what the cluster writes into a new object. Throws what it refuses. */
export function mutateNew(
  object: KubernetesObject,
  write: WriteRequest,
): KubernetesObject {
  const request = AdmissionRequest.of(write);
  if (isExempt(object)) {
    return object;
  }
  if (request.table === '/persistentvolumeclaims') {
    return withDefaultClass(object, request);
  }
  return request.table === '/pods' && hasContainers(object)
    ? mutatePod(object as AdmittedPod, request)
    : object;
}

function hasContainers({ spec }: KubernetesObject): boolean {
  return isRecord(spec) && Array.isArray(spec.containers);
}

function mutatePod(pod: AdmittedPod, request: AdmissionRequest): AdmittedPod {
  const limited = applyLimitDefaults(defaultPod(pod), request);
  const known = admitPriority(admitServiceAccount(limited, request), request);
  checkRuntimeClass(known, request);
  // Containers that webhooks bring get the defaults of the namespace, too.
  return applyLimitDefaults(callWebhooks(known, request), request);
}

/** The second half, after the schema: what the namespace's policies say to the object as it would be stored. */
export function validateNew(object: KubernetesObject, write: WriteRequest) {
  const request = AdmissionRequest.of(write);
  if (isExempt(object)) {
    return;
  }
  if (request.table === '/pods') {
    checkPodLimits(object as AdmittedPod, request);
    checkPodSecurity(object as AdmittedPod, request);
  } else if (request.table === '/persistentvolumeclaims') {
    checkClaimLimits(object, request);
  } else if (request.table.startsWith('apps/')) {
    warnOfTemplate(object, request);
  }
  checkQuota(object, request);
}
