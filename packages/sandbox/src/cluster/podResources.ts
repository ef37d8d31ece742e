import { Container, Pod, PodSpec } from './objects';
import { parseQuantity } from './quantity';

/** Amounts by resource name, e.g. `cpu` in cores. */
export type Amounts = Readonly<Record<string, number>>;

function requestsOf({ resources }: Container): Record<string, number> {
  const stated = { ...resources?.limits, ...resources?.requests };
  return Object.fromEntries(
    Object.entries(stated).map(([name, quantity]) => [
      name,
      parseQuantity(quantity),
    ]),
  );
}

function combine(
  all: readonly Amounts[],
  join: (a: number, b: number) => number,
): Amounts {
  const result: Record<string, number> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) {
      result[name] = join(result[name] ?? 0, amount);
    }
  }
  return result;
}

export function addAmounts(all: readonly Amounts[]): Amounts {
  return combine(all, (a, b) => a + b);
}

/** What the scheduler reserves: the containers together, or the largest init container, which runs before them. */
export function podRequests(spec: PodSpec): Amounts {
  const together = addAmounts(spec.containers.map(requestsOf));
  return combine(
    [together, ...(spec.initContainers ?? []).map(requestsOf)],
    Math.max,
  );
}

export function qosClass({ spec }: Pod): string {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const amounts = containers.map(({ resources }) => resources ?? {});
  if (amounts.every(({ requests, limits }) => !requests && !limits)) {
    return 'BestEffort';
  }
  const guaranteed = amounts.every(({ requests, limits }) =>
    ['cpu', 'memory'].every(
      name =>
        limits?.[name] !== undefined &&
        parseQuantity(requests?.[name] ?? limits[name]) ===
          parseQuantity(limits[name]),
    ),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}
