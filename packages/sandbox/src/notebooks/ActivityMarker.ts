import { KubernetesObject } from '../kubernetes';
import {
  Controller,
  ControllerManager,
  isJupyter,
  isServed,
  ObjectKey,
  Pod,
  isReady,
  resources,
  timestamp,
} from '../cluster';
import { stopAnnotation } from './notebookObjects';

const lastActivity = 'notebooks.kubeflow.org/last-activity';
const lastCheck = 'notebooks.kubeflow.org/last_activity_check_timestamp';

/** The name of the controller's program, under which its writes are recorded. */
const fieldManager = 'manager';

/** As the environment of notebook-controller says it, in minutes. */
export interface Culling {
  /** CULL_IDLE_TIME */
  readonly idleMinutes: number;
  /** IDLENESS_CHECK_PERIOD */
  readonly checkMinutes: number;
}

/**
 * Kubeflow's culler. It asks Jupyter for its kernels, here always one that works; of a server that does not answer
 * that question it learns nothing, and stops it after its time whatever is done there.
 */
export class ActivityMarker implements Controller {
  readonly #manager: ControllerManager;
  readonly #culling: Culling | undefined;

  private constructor(manager: ControllerManager, culling?: Culling) {
    this.#manager = manager;
    this.#culling = culling;
  }

  static create(manager: ControllerManager, culling?: Culling) {
    return new ActivityMarker(manager, culling);
  }

  readonly watches = [
    { ref: resources.notebooks },
    {
      ref: resources.pods,
      concerns: ({ metadata }: KubernetesObject) => {
        const name = metadata.labels?.['notebook-name'];
        return name ? [{ namespace: metadata.namespace ?? '', name }] : [];
      },
    },
  ];

  reconcile = async (key: ObjectKey) => {
    const notebook = this.#manager
      .informer(resources.notebooks)
      .get(key.name, key.namespace);
    if (!notebook || notebook.metadata.deletionTimestamp) {
      return undefined;
    }
    const pod = this.#manager
      .informer(resources.pods)
      .get(`${key.name}-0`, key.namespace) as Pod | undefined;
    const { annotations = {} } = notebook.metadata;
    if (stopAnnotation in annotations) {
      return lastActivity in annotations || lastCheck in annotations
        ? this.#annotate(notebook, { [lastActivity]: null, [lastCheck]: null })
        : undefined;
    }
    if (!pod) {
      return undefined;
    }
    return lastActivity in annotations
      ? this.#check(notebook, pod)
      : this.#annotate(notebook, { [lastActivity]: timestamp() });
  };

  /** Milliseconds until the next check. */
  async #check(notebook: KubernetesObject, pod: Pod) {
    if (!this.#culling) {
      return undefined;
    }
    const { idleMinutes, checkMinutes } = this.#culling;
    const { annotations = {} } = notebook.metadata;
    const now = Date.now();
    const checked = Date.parse(annotations[lastCheck] ?? '') || 0;
    const left = checked + checkMinutes * 60_000 - now;
    if (left > 0) {
      return left;
    }
    const idleSince = answersAboutKernels(pod)
      ? now
      : Date.parse(annotations[lastActivity]) || now;
    const isIdle = now > idleSince + idleMinutes * 60_000;
    await this.#annotate(notebook, {
      [lastCheck]: timestamp(),
      ...(isIdle
        ? { [stopAnnotation]: timestamp() }
        : { [lastActivity]: timestamp(new Date(idleSince)) }),
    });
    return checkMinutes * 60_000;
  }

  async #annotate(
    { metadata }: KubernetesObject,
    annotations: Record<string, string | null>,
  ): Promise<undefined> {
    await this.#manager.client.mergePatch(
      resources.notebooks,
      metadata,
      { metadata: { annotations } },
      { fieldManager },
    );
  }
}

/** Only a Jupyter that runs, below the path that the culler expects. */
function answersAboutKernels(pod: Pod): boolean {
  const [server] = pod.spec.containers;
  const { namespace, labels = {} } = pod.metadata;
  return (
    isReady(pod) &&
    isJupyter(server) &&
    isServed(
      server,
      `/notebook/${namespace}/${labels['notebook-name']}/api/kernels`,
    )
  );
}
