import { ObjectReader } from '../ObjectReader';
import { readQuantities } from './readQuantities';

/**
 * How small and how large things of a namespace may be.
 *
 * @public
 */
export interface LimitRange {
  readonly namespace: string;
  readonly name: string;
  readonly limits: readonly LimitRangeItem[];
}

/** Amounts by resource, as quantities. @public */
export interface LimitRangeItem {
  /** Container, Pod, PersistentVolumeClaim. */
  readonly type: string;
  readonly min: Readonly<Record<string, string>>;
  readonly max: Readonly<Record<string, string>>;
  /** Limits and requests of a container that writes none. */
  readonly defaultLimit: Readonly<Record<string, string>>;
  readonly defaultRequest: Readonly<Record<string, string>>;
  /** How many times its request a limit may be. */
  readonly maxRatio: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a LimitRange; a limit without a type is left out.
 *
 * @public
 */
export function parseLimitRange(object: unknown): LimitRange {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    limits: reader
      .at('spec', 'limits')
      .list()
      .flatMap(limit => readLimit(limit) ?? []),
  };
}

function readLimit(limit: ObjectReader): LimitRangeItem | undefined {
  const type = limit.at('type').text();
  return type === undefined
    ? undefined
    : {
        type,
        min: readQuantities(limit.at('min')),
        max: readQuantities(limit.at('max')),
        defaultLimit: readQuantities(limit.at('default')),
        defaultRequest: readQuantities(limit.at('defaultRequest')),
        maxRatio: readQuantities(limit.at('maxLimitRequestRatio')),
      };
}
