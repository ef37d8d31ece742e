import { Node, Pod } from './objects';

/** Cordons and taints. */
export function nodeRefusal({ spec }: Pod, node: Node): string | undefined {
  if (node.spec?.unschedulable) {
    return 'node(s) were unschedulable';
  }
  const untolerated = (node.spec?.taints ?? []).some(
    taint =>
      taint.effect !== 'PreferNoSchedule' &&
      !(spec.tolerations ?? []).some(
        ({ key, operator, value, effect }) =>
          (!effect || effect === taint.effect) &&
          (!key || key === taint.key) &&
          (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
      ),
  );
  return untolerated ? 'node(s) had untolerated taint(s)' : undefined;
}

/** Node selector and required node affinity. */
export function selectorRefusal({ spec }: Pod, node: Node): string | undefined {
  const labels = node.metadata.labels ?? {};
  const selected = Object.entries(spec.nodeSelector ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms;
  const attracted =
    !terms ||
    terms.some(({ matchExpressions = [] }) =>
      matchExpressions.every(({ key, operator, values = [] }) => {
        switch (operator) {
          case 'In':
            return values.includes(labels[key]);
          case 'NotIn':
            return !values.includes(labels[key]);
          case 'Exists':
            return key in labels;
          case 'DoesNotExist':
            return !(key in labels);
          default:
            return (
              Number(labels[key]) > Number(values[0]) === (operator === 'Gt')
            );
        }
      }),
    );
  return selected && attracted
    ? undefined
    : "node(s) didn't match Pod's node affinity/selector";
}
