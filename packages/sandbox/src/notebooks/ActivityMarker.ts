import { KubernetesObject } from '../kubernetes';
import {
  Controller,
  ControllerManager,
  ObjectKey,
  resources,
  timestamp,
} from '../cluster';
import { stopAnnotation } from './notebookObjects';

const lastActivity = 'notebooks.kubeflow.org/last-activity';

/**
 * The first half of Kubeflow's culler: the annotation of the last activity begins when the Pod is first seen and
 * goes when the notebook is stopped. Nothing is culled here.
 */
export class ActivityMarker implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new ActivityMarker(manager);
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
      return;
    }
    const pod = this.#manager
      .informer(resources.pods)
      .get(`${key.name}-0`, key.namespace);
    const { annotations = {} } = notebook.metadata;
    const isActive = pod !== undefined && !(stopAnnotation in annotations);
    if (isActive === lastActivity in annotations) {
      return;
    }
    await this.#manager.client.mergePatch(
      resources.notebooks,
      notebook.metadata,
      {
        metadata: {
          annotations: { [lastActivity]: isActive ? timestamp() : null },
        },
      },
    );
  };
}
