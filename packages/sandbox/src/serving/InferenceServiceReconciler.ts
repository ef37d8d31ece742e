import { KubernetesObject, ResourceRef } from '../kubernetes';
import {
  AppliedSpecs,
  conditionOf,
  Controller,
  ControllerManager,
  Deployment,
  isConflict,
  keyOf,
  ObjectKey,
  ownerKeys,
  Pod,
  resources,
  isRefusal,
  sameValue,
} from '../cluster';
import {
  deploymentModeOf,
  InferenceService,
  InferenceServiceStatus,
  isStopped,
  serviceLabel,
} from './inferenceServiceObjects';
import {
  failedStatus,
  refusedStatus,
  runningStatus,
  stoppedStatus,
} from './inferenceServiceStatus';
import { deploymentOf, predictorName, serviceOf } from './predictorWorkload';
import { ResolvedPredictor, resolvePredictor } from './resolvePredictor';
import { ServingRuntime } from './servingRuntimes';

type Runnable = Extract<ResolvedPredictor, { kind: 'runnable' }>;

/** InferenceService → Deployment and Service, and the status from what became of them. */
export class InferenceServiceReconciler implements Controller {
  readonly #manager: ControllerManager;
  readonly #gatewayUrl: string;
  readonly #applied = AppliedSpecs.create();

  private constructor(manager: ControllerManager, gatewayUrl: string) {
    this.#manager = manager;
    this.#gatewayUrl = gatewayUrl;
  }

  static create(
    manager: ControllerManager,
    { gatewayUrl }: { gatewayUrl: string },
  ) {
    return new InferenceServiceReconciler(manager, gatewayUrl);
  }

  get watches() {
    const everyService = () =>
      this.#manager.informer(resources.inferenceServices).list().map(keyOf);
    return [
      { ref: resources.inferenceServices },
      { ref: resources.deployments, concerns: ownerKeys('InferenceService') },
      { ref: resources.services, concerns: ownerKeys('InferenceService') },
      {
        ref: resources.pods,
        concerns: ({ metadata }: KubernetesObject) => {
          const name = metadata.labels?.[serviceLabel];
          return name ? [{ namespace: metadata.namespace ?? '', name }] : [];
        },
      },
      { ref: resources.servingRuntimes, concerns: everyService },
      { ref: resources.clusterServingRuntimes, concerns: everyService },
    ];
  }

  reconcile = async (key: ObjectKey) => {
    const service = this.#find(resources.inferenceServices, key) as
      | InferenceService
      | undefined;
    if (!service || service.metadata.deletionTimestamp) {
      return;
    }
    const mode = deploymentModeOf(service);
    if (mode === 'ModelMesh') {
      return;
    }
    if (mode !== 'Standard') {
      await this.#refuse(service, mode, {
        reason: 'ServerlessModeRejected',
        message: `It is not possible to use ${mode} deployment mode when Knative Services are not available`,
      });
      return;
    }
    const resolved = resolvePredictor(service, this.#runtimes(key.namespace));
    if (resolved.kind === 'refused') {
      await this.#refuse(
        service,
        mode,
        { reason: 'InternalError', message: resolved.event },
        resolved,
      );
    } else if (isStopped(service)) {
      await this.#stop(service, resolved);
    } else {
      await this.#run(service, resolved);
    }
  };

  #find(ref: ResourceRef, { name, namespace }: ObjectKey) {
    return this.#manager.informer(ref).get(name, namespace);
  }

  #runtimes(namespace: string) {
    const list = (ref: ResourceRef, within?: string) =>
      this.#manager.informer(ref).list(within) as ServingRuntime[];
    return {
      namespaced: list(resources.servingRuntimes, namespace),
      cluster: list(resources.clusterServingRuntimes),
    };
  }

  async #refuse(
    service: InferenceService,
    mode: string,
    event: { reason: string; message: string },
    {
      failure,
      runtime,
    }: Partial<Extract<ResolvedPredictor, { kind: 'refused' }>> = {},
  ) {
    await this.#setStatus(
      service,
      refusedStatus(service, mode, failure, runtime),
    );
    // One event for each refusal; the real controller counts its retries.
    await this.#record(service, { type: 'Warning', ...event, count: 1 });
  }

  async #stop(service: InferenceService, { runtime }: Runnable) {
    const child = { ...keyOf(service), name: predictorName(service) };
    for (const ref of [resources.deployments, resources.services]) {
      if (this.#find(ref, child)) {
        await this.#manager.client.delete(ref, child);
      }
    }
    await this.#setStatus(service, stoppedStatus(service, runtime));
  }

  async #run(service: InferenceService, resolved: Runnable) {
    const child = { ...keyOf(service), name: predictorName(service) };
    const wanted = deploymentOf(service, resolved);
    let deployment: Deployment;
    try {
      deployment = await this.#ensureDeployment(
        this.#find(resources.deployments, child) as Deployment | undefined,
        wanted,
      );
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      const { message } = error as Error;
      await this.#setStatus(
        service,
        failedStatus(service, message, resolved.runtime),
      );
      await this.#record(service, {
        type: 'Warning',
        reason: 'InternalError',
        message,
        count: 1,
      });
      return;
    }
    if (!this.#find(resources.services, child)) {
      await this.#manager.client
        .create(resources.services, serviceOf(service))
        .catch(error => {
          if (!isConflict(error)) {
            throw error;
          }
        });
    }
    const pods = (
      this.#manager.informer(resources.pods).list(child.namespace) as Pod[]
    ).filter(
      ({ metadata }) =>
        metadata.labels?.[serviceLabel] === service.metadata.name,
    );
    const { runtime } = resolved;
    await this.#setStatus(
      service,
      runningStatus(service, {
        deployment,
        pods,
        runtime,
        gatewayUrl: this.#gatewayUrl,
      }),
    );
  }

  async #ensureDeployment(
    existing: Deployment | undefined,
    wanted: Deployment,
  ): Promise<Deployment> {
    const { client } = this.#manager;
    const ownPart = ({ spec }: Deployment) => [spec.replicas, spec.template];
    if (
      existing &&
      this.#applied.isApplied(
        existing.metadata.uid,
        ownPart(wanted),
        ownPart(existing),
      )
    ) {
      return existing;
    }
    const { labels, annotations } = wanted.metadata;
    const stored = (await (existing
      ? client.update(resources.deployments, {
          ...existing,
          metadata: { ...existing.metadata, labels, annotations },
          spec: wanted.spec,
        })
      : client.create(resources.deployments, wanted))) as Deployment;
    const { uid } = stored.metadata;
    this.#applied.remember(uid, ownPart(wanted), ownPart(stored));
    return stored;
  }

  async #setStatus(service: InferenceService, status: InferenceServiceStatus) {
    if (sameValue(status, service.status)) {
      return;
    }
    await this.#manager.client.updateStatus(resources.inferenceServices, {
      ...service,
      status,
    });
    const before = conditionOf(service.status, 'Ready')?.status;
    const now = conditionOf(status, 'Ready')?.status;
    const { name } = service.metadata;
    if (now === 'True' && before !== 'True') {
      await this.#record(service, {
        type: 'Normal',
        reason: 'InferenceServiceReady',
        message: `InferenceService [${name}] is Ready`,
      });
    } else if (now === 'False' && before === 'True') {
      const causes = (status.conditions ?? [])
        .filter(condition => condition.status === 'False')
        .map(({ type }) => type);
      await this.#record(service, {
        type: 'Warning',
        reason: 'InferenceServiceNotReady',
        message: `InferenceService [${name}] is no longer Ready because of: ${causes.join(
          ', ',
        )}`,
      });
    }
  }

  #record(
    service: InferenceService,
    event: {
      type: 'Normal' | 'Warning';
      reason: string;
      message: string;
      count?: number;
    },
  ) {
    return this.#manager.events.record(service, {
      ...event,
      component: 'v1beta1Controllers',
    });
  }
}
