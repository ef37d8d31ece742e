import { PersistentVolumeClaim, Pod } from './objects';

const claimNames = ({ spec }: Pod) =>
  (spec.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );

const isUp = ({ status }: Pod) =>
  status?.conditions?.some(
    ({ type, status: state }) =>
      type === 'PodReadyToStartContainers' && state === 'True',
  ) ?? false;

interface Attached {
  readonly pods: readonly Pod[];
  readonly claims: readonly PersistentVolumeClaim[];
}

function usedClaims(pod: Pod, { claims }: Attached) {
  const names = claimNames(pod);
  return claims.filter(
    ({ metadata }) =>
      metadata.namespace === pod.metadata.namespace &&
      names.includes(metadata.name),
  );
}

/** Names of the volumes behind the claims of a Pod. */
export function volumeNames(pod: Pod, attached: Attached): string[] {
  return usedClaims(pod, attached).flatMap(
    ({ spec }) => spec?.volumeName ?? [],
  );
}

/** A volume for one node that another node has: of two Pods that begin together the older one gets it. */
export function attachProblem(
  pod: Pod,
  attached: Attached,
): string | undefined {
  const age = ({ metadata }: Pod) =>
    `${metadata.creationTimestamp} ${metadata.name}`;
  const before = (other: Pod) =>
    isUp(other) === isUp(pod) ? age(other) < age(pod) : isUp(other);
  for (const { metadata, spec } of usedClaims(pod, attached)) {
    const shared = spec?.accessModes?.some(mode => mode.endsWith('Many'));
    const holders = attached.pods.filter(
      other =>
        other.metadata.uid !== pod.metadata.uid &&
        other.metadata.namespace === metadata.namespace &&
        other.spec.nodeName &&
        other.spec.nodeName !== pod.spec.nodeName &&
        claimNames(other).includes(metadata.name) &&
        before(other),
    );
    if (!shared && holders.length > 0) {
      const names = holders.map(each => each.metadata.name).join(', ');
      return `Multi-Attach error for volume "${spec?.volumeName}" Volume is already used by pod(s) ${names}`;
    }
  }
  return undefined;
}
