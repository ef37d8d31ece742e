import type { Pod } from '../kubernetes/pods';
import type { PersistentVolumeClaim } from '../kubernetes/workloads';
import type { Notebook } from './Notebook';

/**
 * A volume claim that no notebook and no Pod uses.
 *
 * @public
 */
export interface OrphanedClaim {
  readonly claim: PersistentVolumeClaim;
  /** What it takes, as a quantity. */
  readonly size?: string;
  /** The notebook that it was made for, as its name or labels tell. */
  readonly formerNotebook?: string;
}

/** A claim may be applied well before its notebook. */
const ARRIVAL_PATIENCE = 600_000;

/** Claims of these are used by what has not started yet, or is no notebook's. */
const FOREIGN = [
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/instance',
  'strimzi.io/cluster',
];

/**
 * Volume claims that were left when notebooks were removed: Kubernetes keeps
 * them, and somebody pays. Only those count that look like a notebook's.
 *
 * @public
 */
export function orphanedClaims({
  claims,
  notebooks,
  pods,
  now,
}: {
  readonly claims: readonly PersistentVolumeClaim[];
  /** All of the namespaces of the claims, stopped ones included. */
  readonly notebooks: readonly Pick<
    Notebook,
    'namespace' | 'name' | 'volumes'
  >[];
  readonly pods: readonly Pod[];
  readonly now: Date;
}): readonly OrphanedClaim[] {
  const used = new Set<string>();
  for (const { namespace, volumes } of notebooks) {
    for (const { claimName } of volumes) {
      used.add(`${namespace}/${claimName}`);
    }
  }
  for (const pod of pods) {
    for (const claim of pod.claims) {
      used.add(`${pod.namespace}/${claim}`);
    }
  }
  return claims.flatMap(claim => {
    const formerNotebook = ownerOf(claim);
    const free =
      !used.has(`${claim.namespace}/${claim.name}`) &&
      !claim.deletedAt &&
      now.getTime() - Date.parse(claim.createdAt ?? '') > ARRIVAL_PATIENCE;
    return free && formerNotebook !== undefined
      ? [{ claim, size: claim.capacity ?? claim.requested, formerNotebook }]
      : [];
  });
}

/** How the Jupyter Web App, our form and the handbook call them. */
const NAMES = /^(.+?)-(?:workspace|home|vol|volume|datavol-\d+)$/;
const LABELS = ['notebook-name', 'mlops/notebook', 'statefulset'];

function ownerOf({ name, labels }: PersistentVolumeClaim): string | undefined {
  for (const label of LABELS) {
    if (labels[label]) {
      return labels[label];
    }
  }
  const foreign = FOREIGN.some(label => labels[label]);
  return foreign ? undefined : NAMES.exec(name)?.[1];
}
