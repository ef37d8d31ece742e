import { backOff } from './backOff';
import {
  type KubeletEvent,
  type KubeletStep,
  type NodeView,
  normal,
  warning,
} from './KubeletStep';
import type { Pod } from './objects';
import { mountProblem } from './podReferences';
import type { ContainerStates } from './podStatus';
import { waiting } from './startContainer';

/** What the node does first with a Pod that it was given. */
export function admitted(pod: Pod, view: NodeView): KubeletStep {
  const { containers, initContainers: inits = [] } = pod.spec;
  const reason = inits.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const blocked = volumeProblem(pod, view);
  return {
    after: 300 * view.pace,
    states: {
      init: inits.map(() => waiting('PodInitializing')),
      main: containers.map(() => waiting(reason)),
      ready: false,
    },
    events: blocked ? [blocked] : beginning(pod, view),
  };
}

/** Volumes come first: without them no container is even tried. */
export function volumeStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const untouched = [...states.init, ...states.main].every(state =>
    /^(ContainerCreating|PodInitializing)$/.test(state.waiting?.reason ?? ''),
  );
  const problem = untouched ? volumeProblem(pod, view) : undefined;
  return (
    problem && {
      after: backOff(view.attempts, {
        first: 1000,
        limit: 122_000,
        pace: view.pace,
      }),
      states,
      events: [problem],
    }
  );
}

function volumeProblem(pod: Pod, view: NodeView): KubeletEvent | undefined {
  const attach = view.attachProblem?.();
  if (attach) {
    return {
      ...warning('FailedAttachVolume', attach),
      component: 'attachdetach-controller',
    };
  }
  const mount = mountProblem(pod, view);
  return mount ? warning('FailedMount', mount) : undefined;
}

/** The volumes are there, and the first images are on their way. */
function beginning(pod: Pod, view: NodeView): KubeletEvent[] {
  return [
    ...(view.attached ?? []).map(volume => ({
      ...normal(
        'SuccessfulAttachVolume',
        `AttachVolume.Attach succeeded for volume "${volume}" `,
      ),
      component: 'attachdetach-controller',
    })),
    ...pulling(pod, 0, view),
  ];
}

/** Pulls for the init container of that index, or for all others when there is none left. */
export function pulling({ spec }: Pod, index: number, view: NodeView) {
  const init = spec.initContainers?.[index];
  const kind = init ? 'initContainers' : 'containers';
  return (init ? [init] : spec.containers)
    .filter(
      ({ image = '', imagePullPolicy }) =>
        !view.hasImage(image) && imagePullPolicy !== 'Never',
    )
    .map(({ name, image }) =>
      normal('Pulling', `Pulling image "${image}"`, `spec.${kind}{${name}}`),
    );
}
