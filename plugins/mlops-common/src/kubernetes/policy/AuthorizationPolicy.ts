import { ObjectReader } from '../ObjectReader';

/**
 * Whom Istio lets in.
 *
 * @public
 */
export interface AuthorizationPolicy {
  readonly namespace: string;
  readonly name: string;
  /** ALLOW, DENY, AUDIT, CUSTOM. */
  readonly action: string;
  /** Labels of the Pods it is for; none: all of the namespace. */
  readonly selector: Readonly<Record<string, string>>;
  /** Each is met by who meets all of its conditions; without any, nobody is. */
  readonly rules: readonly AuthorizationRule[];
}

/** @public */
export interface AuthorizationRule {
  readonly headers: readonly {
    /** "kubeflow-userid" */
    readonly name: string;
    readonly values: readonly string[];
  }[];
  /** Whether it has conditions that are not among these headers. */
  readonly others: boolean;
}

/**
 * Reads any object as an AuthorizationPolicy; what cannot be read is absent.
 *
 * @public
 */
export function parseAuthorizationPolicy(object: unknown): AuthorizationPolicy {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    action: spec.at('action').text() ?? 'ALLOW',
    selector: spec.at('selector', 'matchLabels').stringMap(),
    rules: spec.at('rules').list().map(readRule),
  };
}

const HEADER = /^request\.headers\[([^\]]+)\]$/;

function readRule(rule: ObjectReader): AuthorizationRule {
  const headers: { name: string; values: readonly string[] }[] = [];
  let others =
    rule.at('from').list().length > 0 || rule.at('to').list().length > 0;
  for (const condition of rule.at('when').list()) {
    const name = HEADER.exec(condition.at('key').text() ?? '')?.[1];
    const values = condition.at('values').list();
    others ||=
      name === undefined ||
      values.length === 0 ||
      condition.at('notValues').list().length > 0;
    if (name !== undefined && values.length > 0) {
      headers.push({
        name: name.toLowerCase(),
        values: values.flatMap(value => value.text() ?? []),
      });
    }
  }
  return { headers, others };
}
