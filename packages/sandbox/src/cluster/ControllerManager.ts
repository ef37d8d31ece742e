import { KubernetesClient, KubernetesObject, ResourceRef } from '../kubernetes';
import { isConflict } from './apiErrors';
import { EventRecorder } from './EventRecorder';
import { Informer } from './Informer';
import { WorkQueue } from './WorkQueue';

/** The identity of what a controller brings to its wanted state. */
export interface ObjectKey {
  readonly namespace: string;
  readonly name: string;
}

interface Watch {
  readonly ref: ResourceRef;
  /** Whose wanted or actual state a change of this object concerns; default: its own. */
  readonly concerns?: (object: KubernetesObject) => Iterable<ObjectKey>;
}

export interface Controller {
  readonly watches: readonly Watch[];
  /** Brings one object a step nearer to what is wanted. A number asks to be called again after so many milliseconds. */
  reconcile(key: ObjectKey): Promise<number | void>;
}

export interface ControllerOptions {
  client: KubernetesClient;
  /** Told when a step failed for another reason than a stale copy; the step is repeated anyway. */
  onProblem?: (message: string) => void;
}

/** The key of an object itself. */
export function keyOf({ metadata }: KubernetesObject): ObjectKey {
  return { namespace: metadata.namespace ?? '', name: metadata.name };
}

/** Runs controllers over shared informers, each with a queue of its own. Nothing is left after `stop`. */
export class ControllerManager {
  readonly client: KubernetesClient;
  readonly events: EventRecorder;
  readonly #onProblem: (message: string) => void;
  readonly #informers = new Map<string, Informer>();
  readonly #workers: ((signal: AbortSignal) => Promise<void>)[] = [];
  readonly #abort = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  private constructor({ client, onProblem = () => {} }: ControllerOptions) {
    this.client = client;
    this.events = EventRecorder.create(client);
    this.#onProblem = onProblem;
  }

  static create(options: ControllerOptions) {
    return new ControllerManager(options);
  }

  informer(ref: ResourceRef): Informer {
    const key = `${ref.group}/${ref.version}/${ref.plural}`;
    const informer =
      this.#informers.get(key) ?? Informer.create(this.client, ref);
    this.#informers.set(key, informer);
    return informer;
  }

  add(controller: Controller) {
    const queue = new WorkQueue();
    for (const { ref, concerns } of controller.watches) {
      this.informer(ref).onChange(object => {
        for (const key of concerns?.(object) ?? [keyOf(object)]) {
          queue.add(`${key.namespace}/${key.name}`);
        }
      });
    }
    this.#workers.push(signal => this.#work(controller, queue, signal));
  }

  start(): this {
    const { signal } = this.#abort;
    const informers = [...this.#informers.values()];
    const watching = informers.map(informer => informer.run(signal));
    // Acting on half a picture would create what exists already.
    const synced = Promise.all(informers.map(informer => informer.synced));
    const working = this.#workers.map(work => synced.then(() => work(signal)));
    this.#running = Promise.all([...watching, ...working]);
    return this;
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #work(controller: Controller, queue: WorkQueue, signal: AbortSignal) {
    for (
      let key = await queue.take(signal);
      key !== undefined;
      key = await queue.take(signal)
    ) {
      const [namespace, name] = key.split('/');
      try {
        const again = await controller.reconcile({ namespace, name });
        if (again !== undefined) {
          queue.add(key, again);
        }
      } catch (error) {
        if (!isConflict(error) && !signal.aborted) {
          this.#onProblem(`${key}: ${error}`);
        }
        queue.add(key, isConflict(error) ? 20 : 1000);
      }
    }
  }
}
