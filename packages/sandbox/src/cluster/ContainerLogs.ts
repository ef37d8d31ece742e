import { startupLog } from './startupLog';

interface Started {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly image: string;
}

const keyOf = ({ namespace, pod, container }: Omit<Started, 'image'>) =>
  `${namespace}/${pod}/${container}`;

/** What the kubelets keep of the containers' output; a container that never started has none. */
export class ContainerLogs {
  readonly #logs = new Map<string, string>();

  static create() {
    return new ContainerLogs();
  }

  started(started: Started, now = new Date()) {
    this.#logs.set(keyOf(started), startupLog(started, now));
  }

  removed(namespace: string, pod: string) {
    for (const key of this.#logs.keys()) {
      if (key.startsWith(`${namespace}/${pod}/`)) {
        this.#logs.delete(key);
      }
    }
  }

  get(namespace: string, pod: string, container: string): string | undefined {
    return this.#logs.get(keyOf({ namespace, pod, container }));
  }
}

/** The files on the nodes' disks: they outlive a restart of the controllers. */
export const containerLogs = ContainerLogs.create();
