import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { PersistentVolumeClaim, resources } from './objects';

export const storageClass = 'standard-rwo';
const provisioner = 'csi.sandbox.local';
const provisioningTime = 200;

/** Plays the volume binder and a provisioner: every claim gets a volume. */
export class VolumeClaimController implements Controller {
  readonly #manager: ControllerManager;
  readonly #pace: number;
  readonly #seen = new Map<string, number>();

  private constructor(manager: ControllerManager, pace: number) {
    this.#manager = manager;
    this.#pace = pace;
  }

  static create(manager: ControllerManager, { pace }: { pace: number }) {
    return new VolumeClaimController(manager, pace);
  }

  readonly watches = [{ ref: resources.persistentVolumeClaims }];

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const { client, events } = this.#manager;
    const claim = this.#manager
      .informer(resources.persistentVolumeClaims)
      .get(name, namespace) as PersistentVolumeClaim | undefined;
    if (!claim || claim.status?.phase === 'Bound') {
      return undefined;
    }
    const uid = claim.metadata.uid ?? '';
    const since = this.#seen.get(uid) ?? Date.now();
    this.#seen.set(uid, since);
    const left = since + provisioningTime * this.#pace - Date.now();
    if (left > 0) {
      return left;
    }
    const volume = `pvc-${uid}`;
    const bound = (await client.mergePatch(
      resources.persistentVolumeClaims,
      { name, namespace },
      {
        metadata: {
          annotations: {
            'pv.kubernetes.io/bind-completed': 'yes',
            'pv.kubernetes.io/bound-by-controller': 'yes',
            'volume.kubernetes.io/storage-provisioner': provisioner,
          },
        },
        spec: {
          volumeName: volume,
          volumeMode: 'Filesystem',
          storageClassName: claim.spec?.storageClassName ?? storageClass,
        },
      },
    )) as PersistentVolumeClaim;
    await client.updateStatus(resources.persistentVolumeClaims, {
      ...bound,
      status: {
        phase: 'Bound',
        accessModes: bound.spec?.accessModes,
        capacity: bound.spec?.resources?.requests,
      },
    });
    this.#seen.delete(uid);
    await events.record(claim, {
      type: 'Normal',
      reason: 'ProvisioningSucceeded',
      message: `Successfully provisioned volume ${volume}`,
      component: `${provisioner}_sandbox`,
    });
    return undefined;
  };
}
