import { pullError } from './imagePull';
import { Container, ContainerState, Pod } from './objects';
import { ContainerStates } from './podStatus';
import { timestamp } from './time';

/** An event of the kubelet about one container of a Pod. */
export interface KubeletEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly fieldPath: string;
}

/** What happens next to a Pod on its node. */
export interface KubeletStep {
  /** Waiting at pace 1, in milliseconds, before it happens. */
  readonly after: number;
  readonly states: ContainerStates;
  readonly events: readonly KubeletEvent[];
}

/** True when the node has the image already. */
export type HasImage = (image: string) => boolean;

const waiting = (reason: string, message?: string): ContainerState => ({
  waiting: { reason, ...(message ? { message } : {}) },
});

/**
 * The next step of a Pod that has a node, seen only from its spec and its present status,
 * so that a kubelet that starts anew goes on where the last one stopped. Undefined: nothing more happens.
 */
export function nextStep(
  pod: Pod,
  hasImage: HasImage,
): KubeletStep | undefined {
  const { spec, status } = pod;
  const inits = spec.initContainers ?? [];
  if (!status?.containerStatuses) {
    return admitted(pod, hasImage);
  }
  const init = (status.initContainerStatuses ?? []).map(({ state }) => state);
  const main = status.containerStatuses.map(({ state }) => state);
  const ready = status.containerStatuses.every(each => each.ready);

  const current = init.findIndex(state => !state.terminated);
  if (current >= 0) {
    const next = advance(pod, inits[current], 'initContainers', init[current], {
      hasImage,
      runsToEnd: true,
    });
    if (!next) {
      return undefined;
    }
    const then = init.map((state, index) =>
      index === current ? next.state : state,
    );
    return {
      after: next.after,
      states: { init: then, main, ready: false },
      events: [
        ...next.events,
        ...(next.state.terminated ? starting(pod, current + 1, hasImage) : []),
      ],
    };
  }

  const steps = spec.containers.map((container, index) =>
    advance(pod, container, 'containers', main[index], { hasImage }),
  );
  if (steps.some(Boolean)) {
    const next = steps.map((step, index) => step?.state ?? main[index]);
    const probed = spec.containers.some(each => each.readinessProbe);
    return {
      after: Math.max(...steps.map(step => step?.after ?? 0)),
      states: {
        init,
        main: next,
        ready: !probed && next.every(each => each.running),
      },
      events: steps.flatMap(step => step?.events ?? []),
    };
  }
  return !ready && main.every(state => state.running)
    ? { after: 1200, states: { init, main, ready: true }, events: [] }
    : undefined;
}

function admitted(pod: Pod, hasImage: HasImage): KubeletStep {
  const { containers, initContainers: inits = [] } = pod.spec;
  const reason = inits.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  return {
    after: 300,
    states: {
      init: inits.map(() => waiting('PodInitializing')),
      main: containers.map(() => waiting(reason)),
      ready: false,
    },
    events: starting(pod, 0, hasImage),
  };
}

/** Pulls for the init container of that index, or for all others when there is none left. */
function starting({ spec }: Pod, index: number, hasImage: HasImage) {
  const init = spec.initContainers?.[index];
  return init
    ? pulling(init, 'initContainers', hasImage)
    : spec.containers.flatMap(each => pulling(each, 'containers', hasImage));
}

function pulling(
  { name, image = '' }: Container,
  kind: string,
  hasImage: HasImage,
): KubeletEvent[] {
  return hasImage(image)
    ? []
    : [
        {
          type: 'Normal',
          reason: 'Pulling',
          message: `Pulling image "${image}"`,
          fieldPath: `spec.${kind}{${name}}`,
        },
      ];
}

interface Advance {
  readonly after: number;
  readonly state: ContainerState;
  readonly events: readonly KubeletEvent[];
}

function advance(
  pod: Pod,
  { name, image = '' }: Container,
  kind: string,
  { waiting: wait, running }: ContainerState,
  { hasImage, runsToEnd }: { hasImage: HasImage; runsToEnd?: boolean },
): Advance | undefined {
  const fieldPath = `spec.${kind}{${name}}`;
  const normal = (reason: string, message: string): KubeletEvent => ({
    type: 'Normal',
    reason,
    message,
    fieldPath,
  });
  const failed = (message: string): KubeletEvent => ({
    type: 'Warning',
    reason: 'Failed',
    message,
    fieldPath,
  });
  const now = timestamp();
  if (running) {
    return runsToEnd
      ? {
          after: 1200,
          state: {
            terminated: {
              exitCode: 0,
              reason: 'Completed',
              startedAt: running.startedAt,
              finishedAt: now,
            },
          },
          events: [],
        }
      : undefined;
  }
  const error = pullError(image, pod.spec);
  if (wait?.reason === 'ErrImagePull') {
    return {
      after: 2000,
      state: waiting(
        'ImagePullBackOff',
        `Back-off pulling image "${image}": ErrImagePull: ${error}`,
      ),
      events: [
        normal('BackOff', `Back-off pulling image "${image}"`),
        failed('Error: ImagePullBackOff'),
      ],
    };
  }
  if (wait?.reason === 'ImagePullBackOff') {
    return undefined;
  }
  if (error) {
    return {
      after: 1200,
      state: waiting('ErrImagePull', error),
      events: [
        failed(`Failed to pull image "${image}": ${error}`),
        failed('Error: ErrImagePull'),
      ],
    };
  }
  const present = hasImage(image);
  return {
    after: present ? 600 : 2600,
    state: { running: { startedAt: now } },
    events: [
      normal(
        'Pulled',
        present
          ? `Container image "${image}" already present on machine and can be accessed by the pod`
          : `Successfully pulled image "${image}" in 2.6s (2.6s including waiting). Image size: 1288490188 bytes.`,
      ),
      normal('Created', 'Container created'),
      normal('Started', 'Container started'),
    ],
  };
}
