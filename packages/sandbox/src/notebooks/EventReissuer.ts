import { KubernetesObject } from '../kubernetes';
import {
  Controller,
  ControllerManager,
  ObjectKey,
  resources,
} from '../cluster';

interface CoreEvent extends KubernetesObject {
  type?: 'Normal' | 'Warning';
  reason?: string;
  message?: string;
  count?: number;
  series?: { count: number };
  involvedObject?: { kind?: string; name?: string; namespace?: string };
}

/** Repeats events of a Notebook's Pod and StatefulSet on the Notebook, as notebook-controller does. */
export class EventReissuer implements Controller {
  readonly #manager: ControllerManager;

  private constructor(manager: ControllerManager) {
    this.#manager = manager;
  }

  static create(manager: ControllerManager) {
    return new EventReissuer(manager);
  }

  readonly watches = [{ ref: resources.events }];

  reconcile = async ({ name, namespace }: ObjectKey) => {
    const event = this.#manager
      .informer(resources.events)
      .get(name, namespace) as CoreEvent | undefined;
    const { kind, name: involved = '' } = event?.involvedObject ?? {};
    if (!event || (kind !== 'Pod' && kind !== 'StatefulSet')) {
      return;
    }
    const notebook = this.#manager
      .informer(resources.notebooks)
      .get(
        kind === 'Pod' ? involved.replace(/-\d+$/, '') : involved,
        namespace,
      );
    if (!notebook || isOlder(event, notebook)) {
      return;
    }
    await this.#manager.events.record(notebook, {
      type: event.type ?? 'Normal',
      reason: event.reason ?? '',
      message: `Reissued from ${kind.toLowerCase()}/${involved}: ${
        event.message
      }`,
      component: 'notebook-controller',
      count: event.count ?? event.series?.count ?? 1,
    });
  };
}

/** An event about a namesake that was deleted before this one came. */
function isOlder(event: KubernetesObject, notebook: KubernetesObject) {
  return (
    (event.metadata.creationTimestamp ?? '') <
    (notebook.metadata.creationTimestamp ?? '')
  );
}
