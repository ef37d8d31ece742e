import { ContainerProcess } from './containerProcess';
import { imageNameError, pullError } from './imagePull';
import { KubeletEvent, NodeView, normal, warning } from './KubeletStep';
import { Container, ContainerState, Pod } from './objects';
import { environmentProblem, pullSecrets } from './podReferences';
import { timestamp } from './time';

/** One container, its place in the Pod and what became of it so far. */
export interface ContainerTurn {
  readonly pod: Pod;
  readonly container: Container;
  readonly fieldPath: string;
  readonly state: ContainerState;
  readonly process: ContainerProcess;
}

/** What a try to start comes to. */
export interface Started {
  /** The image has to be fetched, or refused, first: that takes its time. */
  readonly asksRegistry: boolean;
  readonly state: ContainerState;
  readonly events: readonly KubeletEvent[];
}

export const waiting = (reason: string, message?: string): ContainerState => ({
  waiting: { reason, ...(message ? { message } : {}) },
});

/** Pulls the image, makes the environment and runs the program; says at which of these it ends. */
export function startContainer(turn: ContainerTurn, view: NodeView): Started {
  return (
    imageFailure(turn, view) ?? configFailure(turn, view) ?? run(turn, view)
  );
}

function imageFailure(
  { pod, container, fieldPath }: ContainerTurn,
  view: NodeView,
): Started | undefined {
  const { image = '', imagePullPolicy: policy } = container;
  const invalid = imageNameError(image);
  if (invalid) {
    return {
      asksRegistry: false,
      state: waiting('InvalidImageName', invalid),
      events: [
        warning('InspectFailed', invalid, fieldPath),
        warning('Failed', 'Error: InvalidImageName', fieldPath),
      ],
    };
  }
  if (view.hasImage(image)) {
    return undefined;
  }
  if (policy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    return {
      asksRegistry: false,
      state: waiting('ErrImageNeverPull', message),
      events: [
        warning('ErrImageNeverPull', message, fieldPath),
        warning('Failed', 'Error: ErrImageNeverPull', fieldPath),
      ],
    };
  }
  const { login, missing } = pullSecrets(pod, view);
  const error = pullError(image, { login, policy });
  if (!error) {
    return undefined;
  }
  return {
    asksRegistry: true,
    state: waiting('ErrImagePull', error),
    events: [
      ...(missing.length > 0
        ? [
            warning(
              'FailedToRetrieveImagePullSecret',
              `Unable to retrieve some image pull secrets (${missing.join(
                ', ',
              )}); attempting to pull the image may not succeed.`,
            ),
          ]
        : []),
      warning('Failed', `Failed to pull image "${image}": ${error}`, fieldPath),
      warning('Failed', 'Error: ErrImagePull', fieldPath),
    ],
  };
}

function configFailure(
  { pod, container, fieldPath }: ContainerTurn,
  view: NodeView,
): Started | undefined {
  const problem = environmentProblem(container, pod, view);
  return problem
    ? {
        asksRegistry: false,
        state: waiting('CreateContainerConfigError', problem),
        events: [warning('Failed', `Error: ${problem}`, fieldPath)],
      }
    : undefined;
}

function run(
  { container, fieldPath, process }: ContainerTurn,
  view: NodeView,
): Started {
  const { image = '' } = container;
  const present = view.hasImage(image);
  const created = [
    normal(
      'Pulled',
      present
        ? `Container image "${image}" already present on machine and can be accessed by the pod`
        : `Successfully pulled image "${image}" in 2.6s (2.6s including waiting). Image size: 1288490188 bytes.`,
      fieldPath,
    ),
    normal('Created', 'Container created', fieldPath),
  ];
  const now = timestamp();
  if (process.kind === 'not-started') {
    const { message } = process;
    return {
      asksRegistry: !present,
      state: {
        terminated: {
          exitCode: 128,
          reason: 'StartError',
          message,
          startedAt: '1970-01-01T00:00:00Z',
          finishedAt: now,
        },
      },
      events: [...created, warning('Failed', `Error: ${message}`, fieldPath)],
    };
  }
  return {
    asksRegistry: !present,
    state: { running: { startedAt: now } },
    events: [...created, normal('Started', 'Container started', fieldPath)],
  };
}
