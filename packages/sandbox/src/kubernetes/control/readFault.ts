import { ApiError } from '../ApiError';
import { Fault, FaultName } from '../faults';
import { isRecord } from '../KubernetesObject';
import { accounts } from '../rbac/accounts';

type Check = (value: unknown) => boolean;

const text: Check = value => typeof value === 'string' && value !== '';
const notNegative: Check = value => typeof value === 'number' && value >= 0;
const positive: Check = value => typeof value === 'number' && value > 0;
const code: Check = value =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
const oneOf = (...values: string[]): Check => {
  return value => typeof value === 'string' && values.includes(value);
};

const scope: Readonly<Record<string, Check>> = {
  path: text,
  resource: text,
  verb: text,
  user: oneOf('*', ...Object.keys(accounts)),
  answers: oneOf('open', 'new'),
  count: value => Number.isInteger(value) && positive(value),
  seconds: positive,
};

const fields: Readonly<Record<FaultName, Readonly<Record<string, Check>>>> = {
  down: { mode: oneOf('refuse', 'reset') },
  latency: { ms: notNegative, jitterMs: notNegative },
  throttle: { bytesPerSecond: positive },
  'too-many-requests': { retryAfterSeconds: notNegative },
  initializing: { retryAfterSeconds: notNegative },
  error: { code, share: value => notNegative(value) && Number(value) <= 1 },
  'half-open': {},
  cut: { afterBytes: notNegative },
  forbidden: {},
  html: { code },
  expired: {},
  compact: {},
};

const required: Partial<Record<FaultName, string>> = {
  latency: 'ms',
  throttle: 'bytesPerSecond',
};

const isName = (value: unknown): value is FaultName =>
  typeof value === 'string' && Object.hasOwn(fields, value);

/** Reads the name of a fault, if one is given. */
export function readFaultName(value: string | null): FaultName | undefined {
  if (value !== null && !isName(value)) {
    throw ApiError.badRequest(
      `fault: knows ${Object.keys(fields).join(', ')}; not ${value}`,
    );
  }
  return value ?? undefined;
}

/** Reads a fault that came over HTTP; refuses what would silently do nothing. */
export function readFault(body: unknown): Fault {
  const { fault, ...rest } = isRecord(body) ? body : {};
  if (!isName(fault)) {
    throw ApiError.badRequest(
      `fault: knows ${Object.keys(fields).join(', ')}; not ${fault}`,
    );
  }
  const known: Readonly<Record<string, Check>> = { ...scope, ...fields[fault] };
  for (const [name, value] of Object.entries(rest)) {
    if (!known[name]?.(value)) {
      throw ApiError.badRequest(
        `${name}: ${
          known[name] ? 'not a value for it' : `no field of ${fault}`
        }: ${JSON.stringify(value)}`,
      );
    }
  }
  const missing = required[fault];
  if (missing && rest[missing] === undefined) {
    throw ApiError.badRequest(`${missing}: required by ${fault}`);
  }
  // Nobody could reach the server to end it.
  if (rest.mode === 'refuse' && rest.seconds === undefined) {
    throw ApiError.badRequest('seconds: required, as nobody can connect then');
  }
  // Each field was checked above.
  return { ...rest, fault } as Fault;
}
