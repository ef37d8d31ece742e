import { isRecord, KubernetesObject } from '../KubernetesObject';
import { AdmissionRequest } from './AdmissionRequest';

const mark = 'storageclass.kubernetes.io/is-default-class';

/** A claim that names no class gets the cluster's default one; an empty name asks for none. */
export function withDefaultClass(
  claim: KubernetesObject,
  request: AdmissionRequest,
): KubernetesObject {
  const spec = isRecord(claim.spec) ? claim.spec : {};
  if (spec.storageClassName !== undefined && spec.storageClassName !== null) {
    return claim;
  }
  const found = request
    .list('storage.k8s.io/storageclasses')
    .find(({ metadata }) => metadata.annotations?.[mark] === 'true');
  return found
    ? { ...claim, spec: { ...spec, storageClassName: found.metadata.name } }
    : claim;
}
