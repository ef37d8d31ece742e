import { isRefusal } from './apiErrors';
import { backOff } from './backOff';
import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { shortHash } from './hash';
import { sameValue } from './sameValue';
import { isReady, Pod, resources, StatefulSet } from './objects';
import { isControlledBy, ownerKeys } from './ownership';
import { podFromTemplate } from './podFromTemplate';

/** Plays the StatefulSet controller with Pod management OrderedReady. */
export class StatefulSetController implements Controller {
  readonly #manager: ControllerManager;
  readonly #pace: number;
  /** Refused Pods by their set: how often, and when the next try is due. */
  readonly #refused = new Map<string, { times: number; due: number }>();

  private constructor(manager: ControllerManager, pace: number) {
    this.#manager = manager;
    this.#pace = pace;
  }

  static create(manager: ControllerManager, { pace }: { pace: number }) {
    return new StatefulSetController(manager, pace);
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
      return undefined;
    }
    const pods = (
      this.#manager.informer(resources.pods).list(namespace) as Pod[]
    ).filter(pod => isControlledBy(pod, set));
    await this.#updateStatus(set, pods);
    return this.#scale(set, pods);
  };

  async #scale(
    set: StatefulSet,
    pods: readonly Pod[],
  ): Promise<number | undefined> {
    const { name } = set.metadata;
    const replicas = set.spec.replicas ?? 1;
    const byOrdinal = new Map(pods.map(pod => [ordinalOf(pod), pod]));
    for (let ordinal = 0; ordinal < replicas; ordinal += 1) {
      const pod = byOrdinal.get(ordinal);
      if (!pod) {
        return this.#create(set, `${name}-${ordinal}`, ordinal);
      }
      if (pod.status?.phase === 'Failed' && !pod.metadata.deletionTimestamp) {
        await this.#delete(set, pod);
        return undefined;
      }
      // A Pod that never became ready also holds up the revision that would mend it.
      if (pod.metadata.deletionTimestamp || !isReady(pod)) {
        return undefined;
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
    return undefined;
  }

  /** Milliseconds until the next try, when the Pod is refused. */
  async #create(
    set: StatefulSet,
    name: string,
    ordinal: number,
  ): Promise<number | undefined> {
    const { client, events } = this.#manager;
    const revision = `${set.metadata.uid}/${revisionOf(set)}`;
    const refused = this.#refused.get(revision);
    if (refused && refused.due > Date.now()) {
      return refused.due - Date.now();
    }
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
      const times = (refused?.times ?? 0) + 1;
      const wait = backOff(times, {
        first: 1000,
        limit: 60_000,
        pace: this.#pace,
      });
      this.#refused.set(revision, { times, due: Date.now() + wait });
      return wait;
    }
    this.#refused.delete(revision);
    await events.record(set, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `${subject} successful`,
      component,
    });
    return undefined;
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
    const revisions = pods.map(
      ({ metadata }) => metadata.labels?.['controller-revision-hash'],
    );
    const updated = revisions.filter(each => each === revision).length;
    // Until the last Pod has the new revision, the old one is the current one.
    const current =
      updated === pods.length
        ? revision
        : set.status?.currentRevision ?? revision;
    const onCurrent = revisions.filter(each => each === current).length;
    const status = {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: pods.length,
      ...(ready ? { readyReplicas: ready } : {}),
      ...(onCurrent ? { currentReplicas: onCurrent } : {}),
      ...(updated ? { updatedReplicas: updated } : {}),
      currentRevision: current,
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
