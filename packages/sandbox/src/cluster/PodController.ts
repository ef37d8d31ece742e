import { KubernetesObject } from '../kubernetes';
import { isNotFound } from './apiErrors';
import { attachProblem, volumeNames } from './attachments';
import { containerLogs } from './ContainerLogs';
import {
  Controller,
  ControllerManager,
  keyOf,
  ObjectKey,
} from './ControllerManager';
import { nextStep } from './kubelet';
import { kubeletFinalizer } from './kubeletFinalizer';
import { KubeletStep, NodeView } from './KubeletStep';
import { losePod, regainedStep } from './losePod';
import { isNodeReady } from './nodeHealth';
import { noteContainers } from './noteContainers';
import {
  ContainerState,
  Node,
  PersistentVolumeClaim,
  Pod,
  resources,
} from './objects';
import { controllerOf } from './ownership';
import { PodScheduler } from './PodScheduler';
import { podStatus } from './podStatus';
import { sameValue } from './sameValue';

const schedulingTime = 400;
const stoppingTime = 2000;

interface Stage {
  readonly name: string;
  readonly at: number;
  /** Tries in this stage that changed nothing. */
  readonly attempts: number;
}

/** Plays kube-scheduler, kubelet and node controller for the Pods that one kind of owner controls. */
export class PodController implements Controller {
  readonly #manager: ControllerManager;
  readonly #ownerKind: string;
  readonly #pace: number;
  readonly #scheduler: PodScheduler;
  readonly #images = new Set<string>();
  /** When a Pod came into its present stage; after a restart waiting begins anew. */
  readonly #stages = new Map<string, Stage>();
  /** How often containers of a Pod could not be started since something last ran. */
  readonly #failures = new Map<string, number>();

  private constructor(
    manager: ControllerManager,
    { ownerKind, pace }: { ownerKind: string; pace: number },
  ) {
    this.#manager = manager;
    this.#ownerKind = ownerKind;
    this.#pace = pace;
    this.#scheduler = PodScheduler.create(manager, { pace });
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
    const looked = () => [];
    return [
      { ref: resources.pods, concerns: this.#ownAndUnscheduled },
      { ref: resources.nodes, concerns: this.#onNode },
      { ref: resources.persistentVolumeClaims, concerns },
      { ref: resources.persistentVolumes, concerns },
      { ref: resources.storageClasses, concerns },
      { ref: resources.services, concerns: looked },
      { ref: resources.secrets, concerns: looked },
      { ref: resources.configMaps, concerns: looked },
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
    if (pod.spec.nodeName) {
      return this.#run(pod);
    }
    const left = this.#left(pod, 'scheduling', schedulingTime * this.#pace);
    return left > 0 ? left : this.#scheduler.place(pod);
  };

  #pods(): Pod[] {
    const pods = this.#manager.informer(resources.pods).list() as Pod[];
    return pods.filter(pod => controllerOf(pod)?.kind === this.#ownerKind);
  }

  #node(name: string): Node | undefined {
    return this.#manager.informer(resources.nodes).get(name, undefined) as
      | Node
      | undefined;
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

  #onNode = ({ metadata }: KubernetesObject) => [
    ...this.#unscheduled(),
    ...this.#pods()
      .filter(({ spec }) => spec.nodeName === metadata.name)
      .map(keyOf),
  ];

  #stage({ metadata }: Pod, name: string): Stage {
    const known = this.#stages.get(metadata.uid ?? '');
    const stage =
      known?.name === name ? known : { name, at: Date.now(), attempts: 0 };
    this.#stages.set(metadata.uid ?? '', stage);
    return stage;
  }

  /** Milliseconds that are left before the stage is over; 0 when it is. */
  #left(pod: Pod, name: string, time: number): number {
    const { at } = this.#stage(pod, name);
    return Math.max(0, at + time - Date.now());
  }

  async #run(pod: Pod): Promise<number | undefined> {
    const host = pod.spec.nodeName ?? '';
    const node = this.#node(host);
    if (!isNodeReady(node)) {
      return losePod(this.#manager, pod, {
        node,
        pace: this.#pace,
        left: time => this.#left(pod, 'lost', time),
      });
    }
    const name = stageOf(pod);
    const { attempts } = this.#stage(pod, name);
    const step = nextStep(pod, this.#view(pod, host, attempts));
    if (!step) {
      const regained = regainedStep(pod);
      if (regained) {
        await this.#perform(pod, regained, node);
      }
      return undefined;
    }
    const left = this.#left(pod, name, step.after);
    if (left > 0) {
      return left;
    }
    const uid = pod.metadata.uid ?? '';
    const changed = await this.#perform(pod, step, node);
    const failed = step.states.main.some(isStartFailure);
    this.#failures.set(uid, failed ? (this.#failures.get(uid) ?? 0) + 1 : 0);
    this.#stages.set(uid, { name, at: Date.now(), attempts: attempts + 1 });
    // A step that changes nothing brings no event of the Pod that would wake us.
    return changed ? undefined : 1;
  }

  /** True when the Pod is another one now. */
  async #perform(
    pod: Pod,
    step: KubeletStep,
    node: Node | undefined,
  ): Promise<boolean> {
    const host = pod.spec.nodeName ?? '';
    const status = podStatus(pod, step.states, addressOf(node));
    await this.#manager.client.updateStatus(resources.pods, { ...pod, status });
    noteContainers(pod, step.states, image =>
      this.#images.add(`${host} ${image}`),
    );
    for (const event of step.events) {
      await this.#manager.events.record(pod, {
        component: 'kubelet',
        ...(event.component ? {} : { host }),
        ...event,
      });
    }
    return !sameValue(status, pod.status);
  }

  #view(pod: Pod, host: string, attempts: number): NodeView {
    const { namespace = '' } = pod.metadata;
    const find =
      (ref: (typeof resources)[keyof typeof resources]) => (name: string) =>
        this.#manager.informer(ref).get(name, namespace);
    const services = this.#manager.informer(resources.services);
    const attached = {
      pods: this.#manager.informer(resources.pods).list() as Pod[],
      claims: this.#manager
        .informer(resources.persistentVolumeClaims)
        .list() as PersistentVolumeClaim[],
    };
    return {
      hasImage: image => this.#images.has(`${host} ${image}`),
      hasService: (name, where) => services.get(name, where) !== undefined,
      secret: find(resources.secrets),
      configMap: find(resources.configMaps),
      attachProblem: () => attachProblem(pod, attached),
      attached: volumeNames(pod, attached),
      attempts,
      failures: this.#failures.get(pod.metadata.uid ?? '') ?? 0,
      pace: this.#pace,
    };
  }

  async #terminate(pod: Pod) {
    const { name, namespace, uid, resourceVersion } = pod.metadata;
    const { finalizers = [] } = pod.metadata;
    const host = pod.spec.nodeName;
    if (!finalizers.includes(kubeletFinalizer)) {
      return undefined;
    }
    if (host && !isNodeReady(this.#node(host))) {
      // Only its kubelet could tell that the Pod is gone.
      return undefined;
    }
    const running = (pod.status?.containerStatuses ?? []).filter(
      ({ state }) => state.running,
    );
    if (this.#stages.get(uid ?? '')?.name !== 'stopping') {
      for (const container of running) {
        await this.#manager.events.record(pod, {
          type: 'Normal',
          reason: 'Killing',
          message: `Stopping container ${container.name}`,
          component: 'kubelet',
          host,
          fieldPath: `spec.containers{${container.name}}`,
        });
      }
    }
    const time = running.length > 0 ? stoppingTime * this.#pace : 0;
    const left = this.#left(pod, 'stopping', time);
    if (left > 0) {
      return left;
    }
    const rest = finalizers.filter(each => each !== kubeletFinalizer);
    await this.#manager.client
      .mergePatch(
        resources.pods,
        { name, namespace },
        // An older copy of the list would bring back what others have taken out of it.
        { metadata: { resourceVersion, finalizers: rest } },
      )
      .catch(error => {
        if (!isNotFound(error)) {
          throw error;
        }
      });
    this.#stages.delete(uid ?? '');
    this.#failures.delete(uid ?? '');
    containerLogs.removed(namespace ?? '', name);
    return undefined;
  }
}

function isStartFailure({ waiting }: ContainerState): boolean {
  return /^(Err|ImagePull|InvalidImage|CreateContainer)/.test(
    waiting?.reason ?? '',
  );
}

function stageOf({ status }: Pod): string {
  return JSON.stringify(
    [
      ...(status?.initContainerStatuses ?? []),
      ...(status?.containerStatuses ?? []),
    ].map(({ state, ready, restartCount }) => [state, ready, restartCount]),
  );
}

function addressOf(node: Node | undefined): string {
  return (
    node?.status?.addresses?.find(({ type }) => type === 'InternalIP')
      ?.address ?? '10.0.0.10'
  );
}
