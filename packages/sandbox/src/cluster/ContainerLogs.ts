import { containerLog, LogSource, runningLines } from './containerLog';

interface Log {
  text: string;
  readonly source: LogSource;
  readonly startedAt: number;
  ended: boolean;
}

interface Kept {
  current: Log;
  previous?: Log;
}

type Place = Pick<LogSource, 'namespace' | 'pod' | 'container'>;

const keyOf = ({ namespace, pod, container }: Place) =>
  `${namespace}/${pod}/${container}`;

/** What the kubelets keep of the containers' output: the present life and the one before it. */
export class ContainerLogs {
  readonly #logs = new Map<string, Kept>();

  static create() {
    return new ContainerLogs();
  }

  started(source: LogSource, now = new Date()) {
    const kept = this.#logs.get(keyOf(source));
    const current: Log = {
      text: containerLog(source, now),
      source,
      startedAt: now.getTime(),
      ended: false,
    };
    this.#logs.set(keyOf(source), { current, previous: kept?.current });
  }

  ended(place: Place) {
    const kept = this.#logs.get(keyOf(place));
    if (kept && !kept.current.ended) {
      const { current } = kept;
      current.text += runningLines(current.source, current.startedAt);
      current.ended = true;
    }
  }

  removed(namespace: string, pod: string) {
    for (const key of this.#logs.keys()) {
      if (key.startsWith(`${namespace}/${pod}/`)) {
        this.#logs.delete(key);
      }
    }
  }

  get(namespace: string, pod: string, container: string): string | undefined {
    return textOf(
      this.#logs.get(keyOf({ namespace, pod, container }))?.current,
    );
  }

  /** While a container waits for its next start, the life before that one is the last. */
  previous(
    namespace: string,
    pod: string,
    container: string,
  ): string | undefined {
    const kept = this.#logs.get(keyOf({ namespace, pod, container }));
    return textOf(kept?.current.ended ? kept.current : kept?.previous);
  }
}

function textOf(log: Log | undefined): string | undefined {
  return log && !log.ended
    ? log.text + runningLines(log.source, log.startedAt)
    : log?.text;
}

/** The files on the nodes' disks: they outlive a restart of the controllers. */
export const containerLogs = ContainerLogs.create();
