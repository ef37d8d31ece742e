import { ContainerProblem, containerProblem } from './containerProblem';
import type { ContainerStatus } from './ContainerStatus';
import type { Pod } from './Pod';

/** @internal */
export interface FoundContainerProblem {
  readonly container: ContainerStatus;
  readonly init: boolean;
  /** Its field is complete, from `status` on. */
  readonly problem: ContainerProblem;
}

/**
 * The containers of a Pod that do not run and will not by waiting, in the
 * order in which they start.
 *
 * @internal
 */
export function containerProblems(
  pod: Pod,
  options: {
    readonly events?: readonly string[];
    readonly server?: string;
    /** Where it is said, what runs between two crashes is a problem, too. */
    readonly now?: Date;
  },
): readonly FoundContainerProblem[] {
  const { events = [], server = 'server', now } = options;
  const found: FoundContainerProblem[] = [];
  const look = (container: ContainerStatus, init: boolean) => {
    const named = init || pod.containers.length > 1;
    const problem = containerProblem(container, {
      who: named ? `container ${container.name}` : server,
      events,
      now,
    });
    if (problem) {
      const list = init ? 'initContainerStatuses' : 'containerStatuses';
      const field = `status.${list}[${container.name}].${problem.field}`;
      found.push({ container, init, problem: { ...problem, field } });
    }
  };
  for (const container of pod.initContainers) {
    if (container.terminated?.exitCode !== 0) {
      look(container, true);
    }
  }
  for (const container of pod.containers) {
    look(container, false);
  }
  return found;
}
