import { isRefusal } from './apiErrors';
import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { shortHash } from './hash';
import { sameValue } from './sameValue';
import { isReady, Pod, resources, StatefulSet } from './objects';
import { isControlledBy, ownerKeys } from './ownership';
import { podFromTemplate } from './podFromTemplate';

/** Plays the StatefulSet controller with Pod management OrderedReady. */
export class StatefulSetController implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new StatefulSetController(manager);
  }

  readonly watches = [
    { ref: resources.statefulSets },
    { ref: resources.pods, concerns: ownerKeys('StatefulSet') },
  ];

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const set = this.#manager
      .informer(resources.statefulSets)
      .get(name, namespace) as StatefulSet | undefined;
    if (!set || set.metadata.deletionTimestamp) {
      return;
    }
    const pods = (
      this.#manager.informer(resources.pods).list(namespace) as Pod[]
    ).filter(pod => isControlledBy(pod, set));
    await this.#updateStatus(set, pods);
    await this.#scale(set, pods);
  };

  async #scale(set: StatefulSet, pods: readonly Pod[]) {
    const { name } = set.metadata;
    const replicas = set.spec.replicas ?? 1;
    const byOrdinal = new Map(pods.map(pod => [ordinalOf(pod), pod]));
    for (let ordinal = 0; ordinal < replicas; ordinal += 1) {
      const pod = byOrdinal.get(ordinal);
      if (!pod) {
        await this.#create(set, `${name}-${ordinal}`, ordinal);
        return;
      }
      // A Pod that never became ready also holds up the revision that would mend it.
      if (pod.metadata.deletionTimestamp || !isReady(pod)) {
        return;
      }
    }
    const revision = revisionOf(set);
    const surplus = pods.filter(pod => ordinalOf(pod) >= replicas);
    const outdated = pods.filter(
      ({ metadata }) =>
        metadata.labels?.['controller-revision-hash'] !== revision,
    );
    const [next] = [...surplus, ...outdated].sort(
      (a, b) => ordinalOf(b) - ordinalOf(a),
    );
    if (next && !next.metadata.deletionTimestamp) {
      await this.#delete(set, next);
    }
  }

  async #create(set: StatefulSet, name: string, ordinal: number) {
    const { client, events } = this.#manager;
    const subject = `Create Pod ${name} in StatefulSet ${set.metadata.name}`;
    const component = 'statefulset-controller';
    const pod = podFromTemplate(set, name, set.spec.template, {
      'apps.kubernetes.io/pod-index': `${ordinal}`,
      'controller-revision-hash': revisionOf(set),
      'statefulset.kubernetes.io/pod-name': name,
    });
    try {
      await client.create(resources.pods, {
        ...pod,
        spec: { ...pod.spec, hostname: name },
      });
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      await events.record(set, {
        type: 'Warning',
        reason: 'FailedCreate',
        message: `${subject} failed error: ${(error as Error).message}`,
        component,
      });
      return;
    }
    await events.record(set, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `${subject} successful`,
      component,
    });
  }

  async #delete(set: StatefulSet, { metadata }: Pod) {
    const { name, namespace } = metadata;
    await this.#manager.client.delete(resources.pods, { name, namespace });
    await this.#manager.events.record(set, {
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Delete Pod ${name} in StatefulSet ${set.metadata.name} successful`,
      component: 'statefulset-controller',
    });
  }

  async #updateStatus(set: StatefulSet, pods: readonly Pod[]) {
    const revision = revisionOf(set);
    const ready = pods.filter(isReady).length;
    const updated = pods.filter(
      ({ metadata }) =>
        metadata.labels?.['controller-revision-hash'] === revision,
    ).length;
    const status = {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: pods.length,
      ...(ready ? { readyReplicas: ready } : {}),
      ...(updated
        ? { currentReplicas: updated, updatedReplicas: updated }
        : {}),
      currentRevision: revision,
      updateRevision: revision,
      collisionCount: 0,
      availableReplicas: ready,
    };
    if (!sameValue(status, set.status)) {
      await this.#manager.client.updateStatus(resources.statefulSets, {
        ...set,
        status,
      });
    }
  }
}

function revisionOf({ metadata, spec }: StatefulSet): string {
  return `${metadata.name}-${shortHash(spec.template)}`;
}

function ordinalOf({ metadata }: Pod): number {
  return Number(/\d+$/.exec(metadata.name)?.[0] ?? 0);
}
