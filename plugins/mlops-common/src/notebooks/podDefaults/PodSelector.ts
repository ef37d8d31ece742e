import { ObjectReader } from '../../kubernetes/ObjectReader';

/**
 * Which Pods are meant, as Kubernetes writes it in objects.
 *
 * @public
 */
export interface PodSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly PodSelectorExpression[];
  /** Why an API client refuses the selector; one such refuses all Pods of the namespace. */
  readonly invalid?: string;
}

/** @public */
export interface PodSelectorExpression {
  readonly key: string;
  /** "In", "NotIn", "Exists", "DoesNotExist" */
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * @internal
 */
export function readPodSelector(reader: ObjectReader): PodSelector {
  const matchLabels = reader.at('matchLabels').stringMap();
  const matchExpressions = reader
    .at('matchExpressions')
    .list()
    .map(expression => ({
      key: expression.at('key').text() ?? '',
      operator: expression.at('operator').text() ?? '',
      values: expression
        .at('values')
        .list()
        .map(value => value.string() ?? ''),
    }));
  return {
    matchLabels,
    matchExpressions,
    invalid: whyInvalid(matchLabels, matchExpressions),
  };
}

/**
 * Whether labels satisfy a selector, as an API server decides it: without any
 * condition every Pod does, with an invalid one none.
 *
 * @public
 */
export function selectsPod(
  selector: PodSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  const valueOf = (key: string) =>
    Object.hasOwn(labels, key) ? labels[key] : undefined;
  return (
    selector.invalid === undefined &&
    Object.entries(selector.matchLabels).every(
      ([key, value]) => valueOf(key) === value,
    ) &&
    selector.matchExpressions.every(({ key, operator, values }) => {
      const value = valueOf(key);
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          // A label that is absent has none of the values.
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[^/]+$/;

function whyInvalid(
  matchLabels: PodSelector['matchLabels'],
  matchExpressions: PodSelector['matchExpressions'],
): string | undefined {
  for (const [key, value] of Object.entries(matchLabels)) {
    const wrong = wrongKey(key) ?? wrongValues(key, [value]);
    if (wrong) {
      return wrong;
    }
  }
  for (const { key, operator, values } of matchExpressions) {
    const wrong =
      wrongKey(key) ??
      wrongOperator(key, operator, values.length) ??
      wrongValues(key, values);
    if (wrong) {
      return wrong;
    }
  }
  return undefined;
}

function wrongKey(key: string): string | undefined {
  const valid = KEY.test(key) && NAME.test(key.slice(key.indexOf('/') + 1));
  return valid ? undefined : `"${key.slice(0, 80)}" cannot be a label key.`;
}

function wrongOperator(
  key: string,
  operator: string,
  values: number,
): string | undefined {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values > 0 ? undefined : `${operator} for ${key} has no values.`;
    case 'Exists':
    case 'DoesNotExist':
      return values === 0
        ? undefined
        : `${operator} for ${key} must not have values.`;
    default:
      return `"${operator.slice(
        0,
        40,
      )}" is no operator: use In, NotIn, Exists or DoesNotExist.`;
  }
}

function wrongValues(
  key: string,
  values: readonly string[],
): string | undefined {
  const wrong = values.find(value => value !== '' && !NAME.test(value));
  return wrong === undefined
    ? undefined
    : `"${wrong.slice(0, 80)}" cannot be the value of the label ${key}.`;
}
