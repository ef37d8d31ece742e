import { KubernetesObject } from '../kubernetes';
import { isNotFound } from './apiErrors';
import { containerLogs } from './ContainerLogs';
import {
  Controller,
  ControllerManager,
  keyOf,
  ObjectKey,
} from './ControllerManager';
import { HasImage, KubeletStep, nextStep } from './kubelet';
import {
  conditionOf,
  Node,
  PersistentVolumeClaim,
  Pod,
  resources,
} from './objects';
import { controllerOf } from './ownership';
import { played } from './recorded';
import { podStatus, unscheduledStatus } from './podStatus';
import { schedule } from './schedule';

// Keeps a deleted Pod visible while its containers stop, as the grace period does.
export const kubeletFinalizer = 'sandbox.mlops/kubelet';

const schedulingTime = 400;
const stoppingTime = 2000;

/** Plays kube-scheduler and kubelet for the Pods that one kind of owner controls. */
export class PodController implements Controller {
  readonly #manager: ControllerManager;
  readonly #ownerKind: string;
  readonly #pace: number;
  readonly #images = new Set<string>();
  /** When a Pod came into its present stage; after a restart waiting begins anew. */
  readonly #since = new Map<string, { stage: string; at: number }>();

  private constructor(
    manager: ControllerManager,
    { ownerKind, pace }: { ownerKind: string; pace: number },
  ) {
    this.#manager = manager;
    this.#ownerKind = ownerKind;
    this.#pace = pace;
  }

  static create(
    manager: ControllerManager,
    options: { ownerKind: string; pace: number },
  ) {
    return new PodController(manager, options);
  }

  get watches() {
    // A change elsewhere can make room or bring the volume that a Pod waits for.
    const concerns = () => this.#unscheduled();
    return [
      { ref: resources.pods, concerns: this.#ownAndUnscheduled },
      { ref: resources.nodes, concerns },
      { ref: resources.persistentVolumeClaims, concerns },
    ];
  }

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const pod = this.#pods().find(
      ({ metadata }) =>
        metadata.name === name && metadata.namespace === namespace,
    );
    if (!pod) {
      return undefined;
    }
    if (pod.metadata.deletionTimestamp) {
      return this.#terminate(pod);
    }
    return pod.spec.nodeName ? this.#run(pod) : this.#schedule(pod);
  };

  #pods(): Pod[] {
    const pods = this.#manager.informer(resources.pods).list() as Pod[];
    return pods.filter(pod => controllerOf(pod)?.kind === this.#ownerKind);
  }

  #unscheduled() {
    return this.#pods()
      .filter(({ spec }) => !spec.nodeName)
      .map(keyOf);
  }

  #ownAndUnscheduled = (object: KubernetesObject) => [
    keyOf(object),
    ...this.#unscheduled(),
  ];

  /** Milliseconds that are left before the stage is over; 0 when it is. */
  #left({ metadata }: Pod, stage: string, time: number): number {
    const uid = metadata.uid ?? '';
    const since = this.#since.get(uid);
    const at = since?.stage === stage ? since.at : Date.now();
    this.#since.set(uid, { stage, at });
    return Math.max(0, at + time * this.#pace - Date.now());
  }

  async #schedule(pod: Pod) {
    const left = this.#left(pod, 'scheduling', schedulingTime);
    if (left > 0) {
      return left;
    }
    const { client, events } = this.#manager;
    // The informer can lag behind the last placement, and two Pods would share a GPU.
    const list = await client.list(resources.pods, { labelSelector: played });
    const pods = list.items as Pod[];
    const placement = schedule(pod, {
      nodes: this.#manager.informer(resources.nodes).list() as Node[],
      pods,
      claims: this.#manager
        .informer(resources.persistentVolumeClaims)
        .list() as PersistentVolumeClaim[],
    });
    const base = {
      component: 'default-scheduler',
      style: 'events.k8s.io',
    } as const;
    if (placement.kind === 'node') {
      const node = placement.node.metadata.name;
      const { name, namespace, resourceVersion } = pod.metadata;
      await client.mergePatch(
        resources.pods,
        { name, namespace },
        { metadata: { resourceVersion }, spec: { nodeName: node } },
      );
      await events.record(pod, {
        ...base,
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned ${namespace}/${name} to ${node}`,
      });
    } else if (
      placement.kind === 'unschedulable' &&
      conditionOf(pod.status, 'PodScheduled')?.message !== placement.message
    ) {
      const { message } = placement;
      const status = unscheduledStatus(pod, message);
      await client.updateStatus(resources.pods, { ...pod, status });
      await events.record(pod, {
        ...base,
        type: 'Warning',
        reason: 'FailedScheduling',
        message,
      });
    }
    return undefined;
  }

  async #run(pod: Pod) {
    const host = pod.spec.nodeName ?? '';
    const hasImage: HasImage = image => this.#images.has(`${host} ${image}`);
    const step = nextStep(pod, hasImage);
    if (!step) {
      return undefined;
    }
    const left = this.#left(pod, stageOf(pod), step.after);
    if (left > 0) {
      return left;
    }
    const node = this.#manager.informer(resources.nodes).get(host, undefined);
    const status = podStatus(pod, step.states, addressOf(node as Node));
    await this.#manager.client.updateStatus(resources.pods, { ...pod, status });
    this.#remember(pod, step, host);
    for (const event of step.events) {
      await this.#manager.events.record(pod, {
        ...event,
        component: 'kubelet',
        host,
      });
    }
    return undefined;
  }

  /** Images stay on the node, and what runs writes a log. */
  #remember({ metadata, spec }: Pod, { states }: KubeletStep, host: string) {
    const { name: pod, namespace = '' } = metadata;
    const all = [
      ...(spec.initContainers ?? []).map(
        (container, index) => [container, states.init[index]] as const,
      ),
      ...spec.containers.map(
        (container, index) => [container, states.main[index]] as const,
      ),
    ];
    for (const [{ name, image = '', imagePullPolicy }, state] of all) {
      if (state.running && imagePullPolicy !== 'Always') {
        this.#images.add(`${host} ${image}`);
      }
      if (state.running && !containerLogs.get(namespace, pod, name)) {
        containerLogs.started({ namespace, pod, container: name, image });
      }
    }
  }

  async #terminate(pod: Pod) {
    const { name, namespace, uid, finalizers = [] } = pod.metadata;
    if (!finalizers.includes(kubeletFinalizer)) {
      return undefined;
    }
    const running = (pod.status?.containerStatuses ?? []).filter(
      ({ state }) => state.running,
    );
    const began = this.#since.get(uid ?? '')?.stage === 'stopping';
    if (!began) {
      for (const container of running) {
        await this.#manager.events.record(pod, {
          type: 'Normal',
          reason: 'Killing',
          message: `Stopping container ${container.name}`,
          component: 'kubelet',
          host: pod.spec.nodeName,
          fieldPath: `spec.containers{${container.name}}`,
        });
      }
    }
    const time = running.length > 0 ? stoppingTime : 0;
    const left = this.#left(pod, 'stopping', time);
    if (left > 0) {
      return left;
    }
    const rest = finalizers.filter(each => each !== kubeletFinalizer);
    await this.#manager.client
      .mergePatch(
        resources.pods,
        { name, namespace },
        { metadata: { finalizers: rest } },
      )
      .catch(error => {
        if (!isNotFound(error)) {
          throw error;
        }
      });
    this.#since.delete(uid ?? '');
    containerLogs.removed(namespace ?? '', name);
    return undefined;
  }
}

function stageOf({ status }: Pod): string {
  return JSON.stringify(
    [
      ...(status?.initContainerStatuses ?? []),
      ...(status?.containerStatuses ?? []),
    ].map(({ state }) => state),
  );
}

function addressOf(node: Node | undefined): string {
  return (
    node?.status?.addresses?.find(({ type }) => type === 'InternalIP')
      ?.address ?? '10.0.0.10'
  );
}
