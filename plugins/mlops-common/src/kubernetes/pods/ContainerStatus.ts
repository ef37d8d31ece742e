import { ObjectReader } from '../ObjectReader';

/** @public */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly memoryLimit?: string;
  /** An init container that runs beside the others, as Kubernetes ≥ 1.29 has. */
  readonly sidecar: boolean;
  readonly ready: boolean;
  readonly restarts: number;
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly runningSince?: string;
  readonly running: boolean;
  readonly terminated?: ContainerTermination;
  /** How it ended the time before. */
  readonly lastTermination?: ContainerTermination;
}

/** @public */
export interface ContainerTermination {
  readonly exitCode?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/**
 * @internal
 */
export function readContainerStatuses(
  statuses: ObjectReader,
  specs: ObjectReader,
): readonly ContainerStatus[] {
  const specsByName = new Map(
    specs.list().map(spec => [spec.at('name').text(), spec]),
  );
  return statuses.list().map(status => {
    const name = status.at('name').text() ?? '';
    const spec = specsByName.get(name);
    const state = status.at('state');
    const waiting = state.at('waiting');
    return {
      name,
      // The status has the image as the node resolved it, the spec as written.
      image: spec?.at('image').text() ?? status.at('image').text(),
      memoryLimit: spec?.at('resources', 'limits', 'memory').quantityText(),
      sidecar: spec?.at('restartPolicy').text() === 'Always',
      ready: status.at('ready').boolean() ?? false,
      restarts: status.at('restartCount').integer() ?? 0,
      waiting: waiting.exists
        ? {
            reason: waiting.at('reason').text(),
            message: waiting.at('message').text(),
          }
        : undefined,
      running: state.at('running').exists,
      runningSince: state.at('running', 'startedAt').timestamp(),
      terminated: readTermination(state.at('terminated')),
      lastTermination: readTermination(status.at('lastState', 'terminated')),
    };
  });
}

function readTermination(
  terminated: ObjectReader,
): ContainerTermination | undefined {
  if (!terminated.exists) {
    return undefined;
  }
  const timeAt = (field: string) => {
    const time = terminated.at(field).timestamp();
    // A container that could not be started "finished" at the epoch.
    return time?.startsWith('1970-') ? undefined : time;
  };
  return {
    exitCode: terminated.at('exitCode').integer(),
    reason: terminated.at('reason').text(),
    message: terminated.at('message').text(),
    startedAt: timeAt('startedAt'),
    finishedAt: timeAt('finishedAt'),
  };
}
