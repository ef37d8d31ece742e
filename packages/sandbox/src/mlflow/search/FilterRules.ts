import { MlflowApiError } from '../api/MlflowApiError';

export type EntityType =
  | 'attribute'
  | 'metric'
  | 'parameter'
  | 'tag'
  | 'dataset';

/** What may be asked of one kind of thing. */
export interface FilterRules {
  /** Runs are searched by another parser than the rest, which words its complaints differently. */
  readonly dialect: 'runs' | 'others';
  /** What is said of an attribute that there is not; without it the valid ones are named. */
  readonly unknownAttribute?: (key: string) => MlflowApiError;
  readonly types: readonly EntityType[];
  readonly attributes: readonly string[];
  readonly numericAttributes: readonly string[];
  /** Attributes that can be compared with a list. */
  readonly listAttributes: readonly string[];
}

/** What a condition or an order is about. */
export interface Identifier {
  readonly type: EntityType;
  readonly key: string;
}

const TYPE_NAMES: Readonly<Record<string, EntityType>> = {
  attribute: 'attribute',
  attributes: 'attribute',
  attr: 'attribute',
  run: 'attribute',
  metric: 'metric',
  metrics: 'metric',
  parameter: 'parameter',
  parameters: 'parameter',
  param: 'parameter',
  params: 'parameter',
  tag: 'tag',
  tags: 'tag',
  dataset: 'dataset',
  datasets: 'dataset',
};

const DATASET_KEYS = ['name', 'digest', 'context'];

export function unquote(text: string): string {
  const first = text[0];
  return text.length >= 2 && '\'"`'.includes(first) && text.endsWith(first)
    ? text.slice(1, -1)
    : text;
}

function validTypes(rules: FilterRules): string {
  return rules.dialect === 'runs'
    ? `Valid values are ['${rules.types.join("', '")}']`
    : "Valid entity types are ('attribute', 'tag', 'tags')";
}

/** `metrics.f1`, `attributes.status` or bare `status`, in their canonical form. */
export function parseIdentifier(text: string, rules: FilterRules): Identifier {
  const dot =
    text.startsWith('`') || text.startsWith('"') ? -1 : text.indexOf('.');
  const typeName = dot < 0 ? 'attribute' : text.slice(0, dot);
  const type = TYPE_NAMES[typeName];
  if (!type || !rules.types.includes(type)) {
    throw MlflowApiError.invalid(
      `Invalid entity type '${typeName}'. ${validTypes(rules)}`,
    );
  }
  const key = unquote(dot < 0 ? text : text.slice(dot + 1));
  if (type === 'dataset' && !DATASET_KEYS.includes(key)) {
    throw MlflowApiError.invalid(
      `Invalid dataset key '${key}' specified. Valid keys are '{'${DATASET_KEYS.join(
        "', '",
      )}'}'`,
    );
  }
  if (type === 'attribute' && !rules.attributes.includes(key)) {
    if (rules.unknownAttribute) {
      throw rules.unknownAttribute(key);
    }
    const keys = rules.attributes.join("', '");
    throw MlflowApiError.invalid(
      `Invalid attribute key '${key}' specified. Valid keys are '{'${keys}'}'`,
    );
  }
  return { type, key };
}
