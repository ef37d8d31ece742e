import type { MlflowRun } from './Run';

/** One term of `order_by`, as in "metrics.`f1` DESC". @public */
export interface RunOrder {
  readonly kind: 'attributes' | 'metrics' | 'params' | 'tags';
  readonly key: string;
  readonly descending: boolean;
}

const TERM =
  /^\s*(?:(attributes?|attr|run|metrics?|params?|parameters?|tags?)\.)?(?:`([^`]*)`|"([^"]*)"|([^\s`"]+))(?:\s+(asc|desc))?\s*$/i;

const KINDS: readonly (readonly [RegExp, RunOrder['kind']])[] = [
  [/^(attr|run)/i, 'attributes'],
  [/^metric/i, 'metrics'],
  [/^param/i, 'params'],
  [/^tag/i, 'tags'],
];

/** Reads a term of `order_by`; `undefined` when it is none. @public */
export function parseRunOrder(term: string): RunOrder | undefined {
  const match = TERM.exec(term);
  if (!match) {
    return undefined;
  }
  const [, kind = 'attributes', backticked, quoted, plain, direction] = match;
  const [, name] = KINDS.find(([pattern]) => pattern.test(kind)) ?? KINDS[0];
  return {
    kind: name,
    key: backticked ?? quoted ?? plain,
    descending: direction?.toLowerCase() === 'desc',
  };
}

/**
 * Compares runs as MLflow's SQL store orders them: NaN after the numbers, what
 * a run does not have at the end in both directions, then the newest first,
 * then by run id.
 *
 * @public
 */
export function compareRuns(
  orders: readonly RunOrder[],
): (one: MlflowRun, other: MlflowRun) => number {
  const newestFirst: RunOrder = {
    kind: 'attributes',
    key: 'start_time',
    descending: true,
  };
  const all = [...orders, newestFirst];
  return (one, other) => {
    for (const order of all) {
      const difference = compareValues(
        valueOf(one, order),
        valueOf(other, order),
        order.descending,
      );
      if (difference !== 0) {
        return difference;
      }
    }
    return one.runId < other.runId ? -1 : Number(one.runId > other.runId);
  };
}

type Value = number | string | undefined;

function valueOf(run: MlflowRun, { kind, key }: RunOrder): Value {
  switch (kind) {
    case 'metrics':
      return run.metrics.find(metric => metric.key === key)?.value;
    case 'params':
      return run.params.find(param => param.key === key)?.value;
    case 'tags':
      return run.tags.get(key);
    default:
      return attributeOf(run, key);
  }
}

function attributeOf(run: MlflowRun, key: string): Value {
  switch (key) {
    case 'start_time':
    case 'created':
    case 'Created':
      return run.startedAt?.getTime();
    case 'end_time':
      return run.endedAt?.getTime();
    case 'run_name':
    case 'Run Name':
      return run.name;
    case 'user_id':
      return run.user;
    case 'status':
      return run.status;
    case 'run_id':
      return run.runId;
    default:
      return undefined;
  }
}

function compareValues(one: Value, other: Value, descending: boolean): number {
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0) {
    return rank;
  }
  if (one === undefined || other === undefined || Object.is(one, other)) {
    return 0;
  }
  const difference = one < other ? -1 : Number(one > other);
  return descending ? -difference : difference;
}

function rankOf(value: Value): number {
  if (value === undefined) {
    return 2;
  }
  return Number.isNaN(value) ? 1 : 0;
}
