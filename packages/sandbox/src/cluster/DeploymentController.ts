import { isRefusal } from './apiErrors';
import { Controller, ControllerManager, ObjectKey } from './ControllerManager';
import { deploymentStatus } from './deploymentStatus';
import { shortHash } from './hash';
import { sameValue } from './sameValue';
import { Deployment, isReady, Pod, ReplicaSet, resources } from './objects';
import { controlledBy, isControlledBy, ownerKeys } from './ownership';
import { podFromTemplate } from './podFromTemplate';

/** Until a refused Pod is tried again, in milliseconds. */
const retryTime = 30_000;

interface Rollout {
  readonly deployment: Deployment;
  readonly current: ReplicaSet | undefined;
  readonly old: readonly ReplicaSet[];
  readonly podsOf: (set: ReplicaSet) => Pod[];
}

/** Plays the controllers of Deployments and ReplicaSets: a new revision serves before the old one goes. */
export class DeploymentController implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new DeploymentController(manager);
  }

  get watches() {
    return [
      { ref: resources.deployments },
      { ref: resources.replicaSets, concerns: ownerKeys('Deployment') },
      {
        ref: resources.pods,
        concerns: (pod: Pod) =>
          ownerKeys('ReplicaSet')(pod).flatMap(({ name, namespace }) => {
            const set = this.#manager
              .informer(resources.replicaSets)
              .get(name, namespace);
            return set ? ownerKeys('Deployment')(set) : [];
          }),
      },
    ] as Controller['watches'];
  }

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const deployment = this.#manager
      .informer(resources.deployments)
      .get(name, namespace) as Deployment | undefined;
    if (!deployment || deployment.metadata.deletionTimestamp) {
      return undefined;
    }
    const sets = (
      this.#manager
        .informer(resources.replicaSets)
        .list(namespace) as ReplicaSet[]
    ).filter(set => isControlledBy(set, deployment));
    const pods = this.#manager
      .informer(resources.pods)
      .list(namespace) as Pod[];
    const wanted = replicaSetName(deployment);
    const rollout: Rollout = {
      deployment,
      current: sets.find(({ metadata }) => metadata.name === wanted),
      old: sets.filter(({ metadata }) => metadata.name !== wanted),
      podsOf: set => pods.filter(pod => isControlledBy(pod, set)),
    };
    await this.#updateStatuses(rollout);
    if (!rollout.current) {
      await this.#createReplicaSet(deployment);
      return undefined;
    }
    const again = await this.#scale(
      deployment,
      rollout.current,
      rollout.podsOf,
    );
    await this.#removeOld(rollout);
    return again;
  };

  async #createReplicaSet(deployment: Deployment) {
    const { client, events } = this.#manager;
    const { namespace, annotations } = deployment.metadata;
    const name = replicaSetName(deployment);
    const { template, replicas = 1 } = deployment.spec;
    const labels = {
      ...template.metadata?.labels,
      'pod-template-hash': shortHash(template),
    };
    await client.create(resources.replicaSets, {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name,
        namespace,
        labels,
        annotations,
        ownerReferences: [controlledBy(deployment)],
      },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { ...template, metadata: { ...template.metadata, labels } },
      },
    });
    await events.record(deployment, {
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: `Scaled up replica set ${name} from 0 to ${replicas}`,
      component: 'deployment-controller',
    });
  }

  async #scale(
    { spec }: Deployment,
    set: ReplicaSet,
    podsOf: Rollout['podsOf'],
  ): Promise<number | undefined> {
    const pods = podsOf(set);
    const replicas = spec.replicas ?? 1;
    for (let index = 0; index < replicas; index += 1) {
      const name = `${set.metadata.name}-${shortHash(
        [set.metadata.uid, index],
        5,
      )}`;
      if (!pods.some(({ metadata }) => metadata.name === name)) {
        try {
          await this.#manager.client.create(
            resources.pods,
            podFromTemplate(set, name, set.spec.template, {}),
          );
        } catch (error) {
          if (!isRefusal(error)) {
            throw error;
          }
          await this.#manager.events.record(set, {
            type: 'Warning',
            reason: 'FailedCreate',
            message: `Error creating: ${(error as Error).message}`,
            component: 'replicaset-controller',
          });
          return retryTime;
        }
        await this.#manager.events.record(set, {
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `Created pod: ${name}`,
          component: 'replicaset-controller',
        });
      }
    }
    for (const { metadata } of pods.slice(replicas)) {
      if (!metadata.deletionTimestamp) {
        await this.#manager.client.delete(resources.pods, metadata);
      }
    }
    return undefined;
  }

  async #removeOld({ deployment, current, old, podsOf }: Rollout) {
    const ready = current ? podsOf(current).filter(isReady).length : 0;
    if (ready < (deployment.spec.replicas ?? 1)) {
      return;
    }
    for (const { metadata } of old) {
      if (!metadata.deletionTimestamp) {
        await this.#manager.client.delete(resources.replicaSets, metadata);
      }
    }
  }

  async #updateStatuses({ deployment, current, old, podsOf }: Rollout) {
    const { client } = this.#manager;
    for (const set of current ? [current, ...old] : old) {
      const pods = podsOf(set);
      const ready = pods.filter(isReady).length;
      const status = {
        replicas: pods.length,
        fullyLabeledReplicas: pods.length,
        ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
        observedGeneration: set.metadata.generation ?? 1,
      };
      if (!sameValue(status, set.status)) {
        await client.updateStatus(resources.replicaSets, { ...set, status });
      }
    }
    const status = deploymentStatus({
      deployment,
      replicaSet: replicaSetName(deployment),
      updated: current ? podsOf(current) : [],
      outdated: old.flatMap(podsOf),
    });
    if (!sameValue(status, deployment.status)) {
      await client.updateStatus(resources.deployments, {
        ...deployment,
        status,
      });
    }
  }
}

function replicaSetName({ metadata, spec }: Deployment): string {
  return `${metadata.name}-${shortHash(spec.template)}`;
}
