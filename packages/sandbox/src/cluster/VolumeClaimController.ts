import { KubernetesObject } from '../kubernetes';
import { backOff } from './backOff';
import { claimOutlook, provisioner } from './claimOutlook';
import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { PersistentVolumeClaim, Pod, resources, StorageClass } from './objects';

export const storageClass = 'standard-rwo';
/** Binds only when a Pod that uses the claim has a node. */
export const lateStorageClass = 'standard-rwo-late';

/** The scheduler writes it to a claim that waited for its first consumer. */
export const selectedNode = 'volume.kubernetes.io/selected-node';

const provisioningTime = 200;

/** Plays the volume binder, and the provisioner of one driver; other drivers have nobody who works for them. */
export class VolumeClaimController implements Controller {
  readonly #manager: ControllerManager;
  readonly #pace: number;
  readonly #seen = new Map<string, { at: number; tries: number }>();

  private constructor(manager: ControllerManager, pace: number) {
    this.#manager = manager;
    this.#pace = pace;
  }

  static create(manager: ControllerManager, { pace }: { pace: number }) {
    return new VolumeClaimController(manager, pace);
  }

  get watches() {
    return [
      { ref: resources.persistentVolumeClaims },
      { ref: resources.persistentVolumes, concerns: () => this.#pending() },
      { ref: resources.storageClasses, concerns: () => this.#pending() },
      { ref: resources.pods, concerns: claimsOf },
    ];
  }

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const claim = this.#manager
      .informer(resources.persistentVolumeClaims)
      .get(name, namespace) as PersistentVolumeClaim | undefined;
    if (!claim || claim.status?.phase === 'Bound') {
      return undefined;
    }
    const uid = claim.metadata.uid ?? '';
    const seen = this.#seen.get(uid) ?? { at: Date.now(), tries: 0 };
    this.#seen.set(uid, seen);
    const left = seen.at + provisioningTime * this.#pace - Date.now();
    if (left > 0) {
      return left;
    }
    const outlook = claimOutlook(claim, this.#classes());
    const chosen = claim.metadata.annotations?.[selectedNode];
    const waits = outlook === 'first-consumer' && !chosen;
    const served = waits ? false : this.#isServed(claim);
    if (served) {
      await this.#bind(claim);
      this.#seen.delete(uid);
      return undefined;
    }
    await this.#explain(claim, waits);
    seen.tries += 1;
    return backOff(seen.tries, {
      first: 5_000,
      limit: 300_000,
      pace: this.#pace,
    });
  };

  #classes(): StorageClass[] {
    return this.#manager
      .informer(resources.storageClasses)
      .list() as StorageClass[];
  }

  #pending(): ObjectKey[] {
    const claims = this.#manager
      .informer(resources.persistentVolumeClaims)
      .list() as PersistentVolumeClaim[];
    return claims
      .filter(({ status }) => status?.phase !== 'Bound')
      .map(({ metadata }) => ({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      }));
  }

  #isServed({ spec }: PersistentVolumeClaim): boolean {
    if (spec?.volumeName) {
      const volumes = this.#manager.informer(resources.persistentVolumes);
      return volumes.get(spec.volumeName, undefined) !== undefined;
    }
    return this.#classOf(spec?.storageClassName)?.provisioner === provisioner;
  }

  #classOf(name: string | undefined): StorageClass | undefined {
    return this.#classes().find(({ metadata }) => metadata.name === name);
  }

  async #bind(claim: PersistentVolumeClaim) {
    const { client, events } = this.#manager;
    const { name, namespace, uid } = claim.metadata;
    const given = claim.spec?.volumeName;
    const volume = given ?? `pvc-${uid}`;
    const bound = (await client.mergePatch(
      resources.persistentVolumeClaims,
      { name, namespace },
      {
        metadata: {
          annotations: {
            'pv.kubernetes.io/bind-completed': 'yes',
            'pv.kubernetes.io/bound-by-controller': 'yes',
            ...(given
              ? {}
              : { 'volume.kubernetes.io/storage-provisioner': provisioner }),
          },
        },
        spec: { volumeName: volume, volumeMode: 'Filesystem' },
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
    if (!given) {
      await events.record(claim, {
        type: 'Normal',
        reason: 'ProvisioningSucceeded',
        message: `Successfully provisioned volume ${volume}`,
        component: `${provisioner}_sandbox`,
      });
    }
  }

  /** What the binder says about a claim that it cannot bind; most of it is no warning. */
  async #explain(claim: PersistentVolumeClaim, waits: boolean) {
    const record = (
      type: 'Normal' | 'Warning',
      reason: string,
      message: string,
    ) =>
      this.#manager.events.record(claim, {
        type,
        reason,
        message,
        component: 'persistentvolume-controller',
      });
    const { storageClassName: name, volumeName } = claim.spec ?? {};
    if (volumeName) {
      await record(
        'Warning',
        'FailedBinding',
        `volume "${volumeName}" not found`,
      );
    } else if (!name) {
      await record(
        'Normal',
        'FailedBinding',
        'no persistent volumes available for this claim and no storage class is set',
      );
    } else if (!this.#classOf(name)) {
      await record(
        'Warning',
        'ProvisioningFailed',
        `storageclass.storage.k8s.io "${name}" not found`,
      );
    } else if (waits) {
      const pod = this.#consumer(claim);
      await (pod
        ? record(
            'Normal',
            'WaitForPodScheduled',
            `waiting for pod ${pod} to be scheduled`,
          )
        : record(
            'Normal',
            'WaitForFirstConsumer',
            'waiting for first consumer to be created before binding',
          ));
    } else {
      await record(
        'Normal',
        'ExternalProvisioning',
        `Waiting for a volume to be created either by the external provisioner '${
          this.#classOf(name)?.provisioner
        }' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
      );
    }
  }

  #consumer({ metadata }: PersistentVolumeClaim): string | undefined {
    return this.#manager
      .informer(resources.pods)
      .list(metadata.namespace)
      .find(pod => claimsOf(pod).some(({ name }) => name === metadata.name))
      ?.metadata.name;
  }
}

function claimsOf(object: KubernetesObject): ObjectKey[] {
  const { metadata, spec } = object as Pod;
  return (spec?.volumes ?? []).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim
      ? [
          {
            namespace: metadata.namespace ?? '',
            name: persistentVolumeClaim.claimName,
          },
        ]
      : [],
  );
}
