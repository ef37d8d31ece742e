import { conditionOf, Node, Pod, PodStatus } from './objects';
import { timestamp } from './time';

export function isNodeReady(node: Node | undefined): boolean {
  const condition = conditionOf(node?.status, 'Ready');
  return condition === undefined || condition.status === 'True';
}

/** The node controller takes back the readiness of Pods on a node that does not answer; all else stays as it was. */
export function lostStatus({ status }: Pod): PodStatus | undefined {
  const ready = conditionOf(status, 'Ready');
  return status && ready?.status === 'True'
    ? {
        ...status,
        conditions: status.conditions?.map(condition =>
          condition === ready
            ? {
                type: 'Ready',
                status: 'False',
                lastProbeTime: null,
                lastTransitionTime: timestamp(),
              }
            : condition,
        ),
      }
    : undefined;
}

/** Seconds until a taint drives the Pod away; undefined when none does. */
export function secondsToEviction(
  { spec }: Pod,
  node: Node | undefined,
): number | undefined {
  const times = (node?.spec?.taints ?? [])
    .filter(({ effect }) => effect === 'NoExecute')
    .flatMap(taint => {
      const tolerations = (spec.tolerations ?? []).filter(
        ({ key, operator, value, effect }) =>
          (!effect || effect === taint.effect) &&
          (!key || key === taint.key) &&
          (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
      );
      if (tolerations.length > 0) {
        return tolerations.flatMap(each => each.tolerationSeconds ?? []);
      }
      // Every Pod gets these two tolerations when it is created.
      return /^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(taint.key)
        ? [300]
        : [0];
    });
  return times.length > 0 ? Math.min(...times) : undefined;
}

export const disruption = {
  type: 'DisruptionTarget',
  status: 'True',
  reason: 'DeletionByTaintManager',
  message: 'Taint manager: deleting due to NoExecute taint',
} as const;
