import { backOff } from './backOff';
import { ControllerManager } from './ControllerManager';
import {
  conditionOf,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  resources,
  StorageClass,
} from './objects';
import { unscheduledStatus } from './podStatus';
import { played } from './recorded';
import { Placement, schedule } from './schedule';
import { selectedNode } from './VolumeClaimController';

const bindingTimeout = 600_000;
const component = 'default-scheduler';
const style = 'events.k8s.io';

/** Gives Pods their nodes, and says why it cannot. */
export class PodScheduler {
  readonly #manager: ControllerManager;
  readonly #pace: number;
  /** When the scheduler began to wait for the volumes of a Pod. */
  readonly #binding = new Map<string, number>();

  private constructor(manager: ControllerManager, pace: number) {
    this.#manager = manager;
    this.#pace = pace;
  }

  static create(manager: ControllerManager, { pace }: { pace: number }) {
    return new PodScheduler(manager, pace);
  }

  /** Milliseconds until it should be tried again; undefined when a change will call. */
  async place(pod: Pod): Promise<number | undefined> {
    // The informer can lag behind the last placement, and two Pods would share a GPU.
    const list = await this.#manager.client.list(resources.pods, {
      labelSelector: played,
    });
    const placement = schedule(pod, {
      nodes: this.#list<Node>('nodes'),
      pods: list.items as Pod[],
      claims: this.#list<PersistentVolumeClaim>('persistentVolumeClaims'),
      volumes: this.#list<PersistentVolume>('persistentVolumes'),
      classes: this.#list<StorageClass>('storageClasses'),
    });
    switch (placement.kind) {
      case 'node':
        return placement.unbound.length > 0
          ? this.#bind(pod, placement)
          : this.#assign(pod, placement.node.metadata.name);
      case 'unschedulable':
        await this.#refuse(pod, placement.message, 'Unschedulable');
        return undefined;
      default:
        return undefined;
    }
  }

  #list<T>(kind: keyof typeof resources): T[] {
    return this.#manager.informer(resources[kind]).list() as T[];
  }

  async #assign(pod: Pod, node: string): Promise<undefined> {
    const { name, namespace, resourceVersion, uid } = pod.metadata;
    await this.#manager.client.mergePatch(
      resources.pods,
      { name, namespace },
      { metadata: { resourceVersion }, spec: { nodeName: node } },
    );
    await this.#manager.events.record(pod, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node}`,
      component,
      style,
    });
    this.#binding.delete(uid ?? '');
  }

  async #refuse(pod: Pod, message: string, reason: string) {
    if (conditionOf(pod.status, 'PodScheduled')?.message === message) {
      return;
    }
    const status = unscheduledStatus(pod, message, reason);
    await this.#manager.client.updateStatus(resources.pods, { ...pod, status });
    await this.#manager.events.record(pod, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component,
      style,
    });
  }

  /** Claims that wait for their first consumer learn its node; meanwhile the Pod says nothing at all. */
  async #bind(
    pod: Pod,
    { node, unbound }: Extract<Placement, { kind: 'node' }>,
  ): Promise<number> {
    for (const { metadata } of unbound) {
      if (!metadata.annotations?.[selectedNode]) {
        await this.#manager.client.mergePatch(
          resources.persistentVolumeClaims,
          metadata,
          {
            metadata: { annotations: { [selectedNode]: node.metadata.name } },
          },
        );
      }
    }
    const uid = pod.metadata.uid ?? '';
    const since = this.#binding.get(uid) ?? Date.now();
    this.#binding.set(uid, since);
    const timeout = backOff(0, {
      first: bindingTimeout,
      limit: bindingTimeout,
      pace: this.#pace,
    });
    const left = since + timeout - Date.now();
    if (left > 0) {
      return left;
    }
    await this.#refuse(
      pod,
      'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
      'SchedulerError',
    );
    return timeout;
  }
}
