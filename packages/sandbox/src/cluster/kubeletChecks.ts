import { backOff } from './backOff';
import { scratchNeeded } from './imageFamily';
import {
  type KubeletStep,
  type NodeView,
  normal,
  warning,
} from './KubeletStep';
import type { Pod } from './objects';
import type { ContainerStates } from './podStatus';
import { parseQuantity } from './quantity';
import { probeFailure } from './readiness';

const probeTime = 1200;
const probePeriod = 15_000;
const evictionTime = 20_000;

export const isInitialized = ({ init }: ContainerStates) =>
  init.every(state => state.terminated?.exitCode === 0);

/** Of each container, where one word is said of all. */
export function readiness({
  main,
  ready,
}: ContainerStates): readonly boolean[] {
  return typeof ready === 'boolean' ? main.map(() => ready) : ready;
}

/** What runs and is not ready is asked again and again. */
export function probeStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const ready = readiness(states);
  const { containers } = pod.spec;
  const asked = containers.filter(
    (_, index) => states.main[index].running && !ready[index],
  );
  if (!isInitialized(states) || asked.length === 0) {
    return undefined;
  }
  const failures = new Map(
    asked.map(each => [each.name, probeFailure(each, pod, view.hasService)]),
  );
  const next = containers.map(
    ({ name }, index) =>
      ready[index] || (failures.has(name) && !failures.get(name)),
  );
  const answers = next.some((each, index) => each !== ready[index]);
  return {
    after:
      view.attempts === 0
        ? probeTime * view.pace
        : backOff(view.attempts, {
            first: probePeriod,
            limit: 120_000,
            pace: view.pace,
          }),
    states: answers ? { ...states, ready: next } : states,
    events: answers
      ? []
      : [...failures].flatMap(([name, failure]) =>
          failure
            ? [warning('Unhealthy', failure, `spec.containers{${name}}`)]
            : [],
        ),
  };
}

/** A limit on the node's disk that is too small for what a server writes there. */
export function evictionStep(
  { spec }: Pod,
  states: ContainerStates,
  { pace }: NodeView,
): KubeletStep | undefined {
  const limits = spec.containers.map(
    ({ resources }) => resources?.limits?.['ephemeral-storage'],
  );
  const [limit] = limits.filter(each => each !== undefined);
  const runs =
    states.main.length > 0 && states.main.every(each => each.running);
  if (!runs || limit === undefined || parseQuantity(limit) >= scratchNeeded) {
    return undefined;
  }
  const message = `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;
  return {
    after: backOff(0, { first: evictionTime, limit: evictionTime, pace }),
    states: { ...states, failure: { reason: 'Evicted', message } },
    events: [
      warning('Evicted', message),
      ...spec.containers.map(({ name }) =>
        normal(
          'Killing',
          `Stopping container ${name}`,
          `spec.containers{${name}}`,
        ),
      ),
    ],
  };
}
