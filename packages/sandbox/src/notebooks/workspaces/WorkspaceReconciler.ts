import type { KubernetesObject, ResourceRef } from '../../kubernetes';
import {
  AppliedSpecs,
  type Controller,
  type ControllerManager,
  type ObjectKey,
  type Pod,
  type StatefulSet,
  controllerOf,
  isConflict,
  isRefusal,
  ownerKeys,
  resources,
  sameValue,
} from '../../cluster';
import {
  type Workspace,
  type WorkspaceKind,
  childName,
  choicesOf,
  serviceAccountOf,
  serviceOf,
  statefulSetOf,
  workspaceLabel,
} from './workspaceObjects';
import {
  type WarningEvent,
  type WorkspaceState,
  workspaceState,
} from './workspaceState';

/** Plays the controller of Kubeflow Notebooks 2.0: Workspace → ServiceAccount, StatefulSet and Service, and its status. */
export class WorkspaceReconciler implements Controller {
  readonly #manager: ControllerManager;
  readonly #applied = AppliedSpecs.create();

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new WorkspaceReconciler(manager);
  }

  readonly watches = [
    { ref: resources.workspaces },
    {
      ref: resources.workspaceKinds,
      concerns: ({ metadata }: KubernetesObject) =>
        this.#all()
          .filter(({ spec }) => spec.kind === metadata.name)
          .map(({ metadata: of }) => keyOf(of)),
    },
    { ref: resources.statefulSets, concerns: ownerKeys('Workspace') },
    { ref: resources.pods, concerns: keysOfPod },
    {
      ref: resources.events,
      concerns: (event: KubernetesObject) => this.#keysOfEvent(event),
    },
  ];

  reconcile = async (key: ObjectKey) => {
    const workspace = this.#find<Workspace>(resources.workspaces, key);
    if (!workspace || workspace.metadata.deletionTimestamp) {
      return;
    }
    const kind = this.#find<WorkspaceKind>(resources.workspaceKinds, {
      namespace: '',
      name: workspace.spec.kind,
    });
    if (!kind) {
      const stateMessage = `Workspace references unknown WorkspaceKind: ${workspace.spec.kind}`;
      await this.#report(workspace, { state: 'Error', stateMessage });
      return;
    }
    const choices = choicesOf(workspace, kind);
    if ('problem' in choices) {
      const stateMessage = choices.problem;
      await this.#report(workspace, { state: 'Error', stateMessage });
      return;
    }
    await this.#ensure(resources.serviceAccounts, serviceAccountOf(workspace));
    await this.#ensureStatefulSet(statefulSetOf(workspace, kind, choices));
    await this.#ensure(resources.services, serviceOf(workspace, choices.image));
    const pod = this.#find<Pod>(resources.pods, {
      ...key,
      name: `${childName(workspace)}-0`,
    });
    const { paused = false } = workspace.spec;
    const warnings = this.#warningsOf(workspace);
    await this.#report(
      workspace,
      workspaceState({ paused, pod, warnings }),
      pod,
    );
  };

  #all(): Workspace[] {
    return this.#manager.informer(resources.workspaces).list() as Workspace[];
  }

  #find<T extends KubernetesObject>(
    ref: ResourceRef,
    { name, namespace }: ObjectKey,
  ): T | undefined {
    return this.#manager.informer(ref).get(name, namespace) as T | undefined;
  }

  async #ensure(ref: ResourceRef, object: KubernetesObject) {
    const { client } = this.#manager;
    const { name, namespace } = object.metadata;
    if (await client.get(ref, name, namespace)) {
      return;
    }
    try {
      await client.create(ref, object);
    } catch (error) {
      if (!isRefusal(error) && !isConflict(error)) {
        throw error;
      }
    }
  }

  async #ensureStatefulSet(wanted: StatefulSet) {
    const { client } = this.#manager;
    const { name, namespace = '' } = wanted.metadata;
    const existing = this.#find<StatefulSet>(resources.statefulSets, {
      name,
      namespace,
    });
    try {
      if (!existing) {
        this.#remember(
          wanted,
          await client.create(resources.statefulSets, wanted),
        );
        return;
      }
      const { uid } = existing.metadata;
      if (!this.#applied.isApplied(uid, wanted.spec, existing.spec)) {
        this.#remember(
          wanted,
          await client.update(resources.statefulSets, {
            ...existing,
            spec: { ...existing.spec, ...wanted.spec },
          }),
        );
      }
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
    }
  }

  #remember(wanted: StatefulSet, stored: KubernetesObject) {
    const { spec } = stored as StatefulSet;
    this.#applied.remember(stored.metadata.uid, wanted.spec, spec);
  }

  #warningsOf(workspace: Workspace): WarningEvent[] {
    const name = childName(workspace);
    const { namespace } = workspace.metadata;
    return (
      this.#manager.informer(resources.events).list() as WarningEvent[]
    ).filter(
      ({ type, metadata, involvedObject }) =>
        type === 'Warning' &&
        metadata.namespace === namespace &&
        [name, `${name}-0`].includes(involvedObject?.name ?? ''),
    );
  }

  #keysOfEvent(event: WarningEvent): ObjectKey[] {
    const { kind, name = '' } = event.involvedObject ?? {};
    const { namespace = '' } = event.metadata;
    const set = this.#find(resources.statefulSets, {
      namespace,
      name: kind === 'Pod' ? name.replace(/-\d+$/, '') : name,
    });
    const owner = set && controllerOf(set);
    return owner?.kind === 'Workspace' ? [{ namespace, name: owner.name }] : [];
  }

  async #report(
    workspace: Workspace,
    { state, stateMessage }: WorkspaceState,
    pod?: Pod,
  ) {
    const before = workspace.status;
    const pausedAt = state === 'Paused' ? before?.pauseTime || Date.now() : 0;
    const status = {
      activity: { lastActivity: 0, lastUpdate: 0 },
      lastRunningTime:
        state === 'Running' ? startOf(pod) : lastRunningTime(before),
      pauseTime: pausedAt,
      pendingRestart: false,
      podTemplateOptions: { imageConfig: {}, podConfig: {} },
      podTemplatePod: podOf(pod),
      state,
      stateMessage,
    };
    if (!sameValue(before, status)) {
      await this.#manager.client.updateStatus(resources.workspaces, {
        ...workspace,
        status,
      });
    }
  }
}

function keyOf({ name, namespace = '' }: KubernetesObject['metadata']) {
  return { name, namespace };
}

function keysOfPod({ metadata }: KubernetesObject): ObjectKey[] {
  const name = metadata.labels?.[workspaceLabel];
  return name ? [{ namespace: metadata.namespace ?? '', name }] : [];
}

function startOf(pod: Pod | undefined): number {
  return Date.parse(pod?.status?.startTime ?? '') || 0;
}

function lastRunningTime(status: object | undefined): number {
  return (status as { lastRunningTime?: number })?.lastRunningTime ?? 0;
}

function podOf(pod: Pod | undefined) {
  return {
    name: pod?.metadata.name ?? '',
    nodeName: pod?.spec.nodeName ?? '',
    ...(pod && {
      serviceAccountName: pod.spec.serviceAccountName,
      containers: pod.spec.containers.map(({ name }) => ({ name })),
    }),
  };
}
