import { KubernetesObject } from '../kubernetes';
import {
  Controller,
  ControllerManager,
  isConflict,
  isControlledBy,
  isRefusal,
  keyOf,
  ObjectKey,
  ownerKeys,
  Pod,
  podSpecRefusal,
  resources,
  sameValue,
  StatefulSet,
} from '../cluster';
import { Notebook, serviceOf, statefulSetOf } from './notebookObjects';
import { isSameStatus, notebookStatus } from './notebookStatus';

/** Notebook → StatefulSet and Service, and the Notebook's status from what became of them. */
export class NotebookReconciler implements Controller {
  readonly #manager: ControllerManager;

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
    await this.#ensureService(notebook);
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
    if (podSpecRefusal(wanted.spec.template.spec)) {
      return existing;
    }
    try {
      if (!existing) {
        return (await client.create(
          resources.statefulSets,
          wanted,
        )) as StatefulSet;
      }
      if (!isControlledBy(existing, notebook)) {
        return undefined;
      }
      const { replicas, template } = existing.spec;
      if (
        replicas === wanted.spec.replicas &&
        sameValue(template.spec, wanted.spec.template.spec)
      ) {
        return existing;
      }
      // Labels and annotations of the template stay as they were created.
      return (await client.update(resources.statefulSets, {
        ...existing,
        spec: {
          ...existing.spec,
          replicas: wanted.spec.replicas,
          template: { ...template, spec: wanted.spec.template.spec },
        },
      })) as StatefulSet;
    } catch (error) {
      if (isRefusal(error)) {
        return existing;
      }
      throw error;
    }
  }

  async #ensureService(notebook: Notebook) {
    if (this.#find(resources.services, keyOf(notebook))) {
      return;
    }
    try {
      await this.#manager.client.create(
        resources.services,
        serviceOf(notebook),
      );
    } catch (error) {
      if (!isConflict(error)) {
        throw error;
      }
    }
  }
}
