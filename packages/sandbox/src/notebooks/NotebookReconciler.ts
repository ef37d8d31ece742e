import { KubernetesObject } from '../kubernetes';
import {
  AppliedSpecs,
  Controller,
  ControllerManager,
  isConflict,
  isControlledBy,
  isRefusal,
  keyOf,
  ObjectKey,
  ownerKeys,
  Pod,
  resources,
  StatefulSet,
} from '../cluster';
import { Notebook, serviceOf, statefulSetOf } from './notebookObjects';
import { isSameStatus, notebookStatus } from './notebookStatus';

/** Notebook → StatefulSet and Service, and the Notebook's status from what became of them. */
export class NotebookReconciler implements Controller {
  readonly #manager: ControllerManager;
  readonly #applied = AppliedSpecs.create();

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new NotebookReconciler(manager);
  }

  readonly watches = [
    { ref: resources.notebooks },
    { ref: resources.statefulSets, concerns: ownerKeys('Notebook') },
    { ref: resources.services, concerns: ownerKeys('Notebook') },
    {
      ref: resources.pods,
      concerns: ({ metadata }: KubernetesObject) => {
        const name = metadata.labels?.['notebook-name'];
        return name ? [{ namespace: metadata.namespace ?? '', name }] : [];
      },
    },
  ];

  reconcile = async (key: ObjectKey) => {
    const notebook = this.#find(resources.notebooks, key) as
      | Notebook
      | undefined;
    // The real controller leaves a Notebook alone that is being deleted.
    if (!notebook || notebook.metadata.deletionTimestamp) {
      return;
    }
    const statefulSet = await this.#ensureStatefulSet(notebook);
    if (!statefulSet) {
      return;
    }
    if (!(await this.#ensureService(notebook))) {
      return;
    }
    const pod = this.#find(resources.pods, {
      ...key,
      name: `${key.name}-0`,
    }) as Pod | undefined;
    const status = notebookStatus(notebook, statefulSet, pod);
    if (!isSameStatus(status, notebook.status)) {
      await this.#manager.client.updateStatus(resources.notebooks, {
        ...notebook,
        status,
      });
    }
  };

  #find(ref: Parameters<ControllerManager['informer']>[0], key: ObjectKey) {
    return this.#manager.informer(ref).get(key.name, key.namespace);
  }

  /** Undefined when there is none and cannot be one: then nothing tells, neither a status nor an event. */
  async #ensureStatefulSet(
    notebook: Notebook,
  ): Promise<StatefulSet | undefined> {
    const { client } = this.#manager;
    const wanted = statefulSetOf(notebook);
    const existing = this.#find(resources.statefulSets, keyOf(notebook)) as
      | StatefulSet
      | undefined;
    try {
      if (!existing) {
        const created = await client.create(resources.statefulSets, wanted);
        return this.#remember(wanted, created);
      }
      if (!isControlledBy(existing, notebook)) {
        return undefined;
      }
      const { uid } = existing.metadata;
      const { template } = existing.spec;
      if (this.#applied.isApplied(uid, ownPart(wanted), ownPart(existing))) {
        return existing;
      }
      const updated = await client.update(resources.statefulSets, {
        ...existing,
        spec: {
          ...existing.spec,
          replicas: wanted.spec.replicas,
          template: { ...template, spec: wanted.spec.template.spec },
        },
      });
      return this.#remember(wanted, updated);
    } catch (error) {
      if (isRefusal(error)) {
        return existing;
      }
      throw error;
    }
  }

  #remember(wanted: StatefulSet, stored: KubernetesObject): StatefulSet {
    const { uid } = stored.metadata;
    const result = stored as StatefulSet;
    this.#applied.remember(uid, ownPart(wanted), ownPart(result));
    return result;
  }

  /** False when it is refused: then the status is never written, whatever becomes of the Pod. */
  async #ensureService(notebook: Notebook): Promise<boolean> {
    if (this.#find(resources.services, keyOf(notebook))) {
      return true;
    }
    try {
      await this.#manager.client.create(
        resources.services,
        serviceOf(notebook),
      );
    } catch (error) {
      if (isRefusal(error)) {
        return false;
      }
      if (!isConflict(error)) {
        throw error;
      }
    }
    return true;
  }
}

/** All that is copied to a StatefulSet that exists: labels and annotations of the template stay as they were created. */
function ownPart({ spec }: StatefulSet) {
  return { replicas: spec.replicas, podSpec: spec.template.spec };
}
