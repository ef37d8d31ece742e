interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

type Labels = Readonly<Record<string, string>>;

/** The operators of node affinity; those of label selectors are among them. */
export function meets(
  labels: Labels,
  { key, operator, values = [] }: Requirement,
): boolean {
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
      return Number(labels[key]) > Number(values[0]) === (operator === 'Gt');
  }
}

export function selects(
  selector:
    | {
        matchLabels?: Labels;
        matchExpressions?: readonly Requirement[];
      }
    | undefined,
  labels: Labels = {},
): boolean {
  return (
    selector !== undefined &&
    Object.entries(selector.matchLabels ?? {}).every(
      ([key, value]) => labels[key] === value,
    ) &&
    (selector.matchExpressions ?? []).every(each => meets(labels, each))
  );
}
