import { KubernetesObject } from '../../KubernetesObject';
import { AdmittedContainer, AdmittedPod } from '../AdmittedPod';

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly Requirement[];
}

type Spec = AdmittedPod['spec'];

/** A PodDefault, as far as the webhook reads it. */
export interface PodDefault extends KubernetesObject {
  spec: Partial<
    Pick<
      Spec,
      | 'serviceAccountName'
      | 'automountServiceAccountToken'
      | 'volumes'
      | 'tolerations'
      | 'imagePullSecrets'
      | 'initContainers'
    >
  > &
    Pick<
      AdmittedContainer,
      'env' | 'envFrom' | 'volumeMounts' | 'command' | 'args'
    > & {
      selector?: LabelSelector;
      annotations?: Record<string, string>;
      labels?: Record<string, string>;
      sidecars?: AdmittedContainer[];
    };
}

/** A selector without a requirement selects everything. */
export function isSelected(
  labels: Readonly<Record<string, string>>,
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In':
          return key in labels && values.includes(labels[key]);
        case 'NotIn':
          return !values.includes(labels[key]);
        case 'Exists':
          return key in labels;
        default:
          return !(key in labels);
      }
    })
  );
}

/** Why the webhook cannot make anything of the selector; it refuses every Pod of the namespace then. */
export function selectorProblem({
  matchExpressions = [],
}: LabelSelector): string | undefined {
  for (const { operator, values = [] } of matchExpressions) {
    if (!['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator)) {
      return `"${operator}" is not a valid label selector operator`;
    }
    if (/In$/.test(operator) && values.length === 0) {
      return "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty";
    }
    if (/Exist/.test(operator) && values.length > 0) {
      return 'values: Invalid value: values set must be empty for exists and does not exist';
    }
  }
  return undefined;
}
