import { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiError } from '../ApiError';
import { RequestInfo } from '../requestInfo';
import { restToken } from '../routes/continueToken';
import { Fault } from './Fault';
import { OpenAnswer } from './OpenAnswer';
import { expiredEvent, spoilOpen } from './spoilOpen';

/** What a fault did to a request: nothing, something that leaves it to be answered, all, or a refusal to send. */
export type Outcome = 'untouched' | 'touched' | 'answered' | ApiError;

/** A request that has not been answered. */
export interface Pending {
  readonly info: RequestInfo;
  readonly response: ServerResponse;
  readonly answer: OpenAnswer;
  readonly isCustom: boolean;
  readonly random: () => number;
}

const loginPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n';

function send(
  response: ServerResponse,
  code: number,
  type: string,
  text: string,
) {
  response.writeHead(code, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
  return 'answered' as const;
}

function expire({ info, response }: Pending): Outcome {
  const { query, verb } = info;
  const revision = query.get('resourceVersion') ?? '';
  if (verb === 'watch' && !['', '0'].includes(revision)) {
    return send(response, 200, 'application/json', expiredEvent());
  }
  const token = restToken(query.get('continue') ?? '');
  return verb === 'list' && token ? ApiError.expiredList(token) : 'untouched';
}

/** Lets a fault fall upon a request before it is answered. */
export async function spoilNew(
  fault: Fault,
  pending: Pending,
): Promise<Outcome> {
  const { answer, info, random, response } = pending;
  switch (fault.fault) {
    case 'latency': {
      const jitter = (random() * 2 - 1) * (fault.jitterMs ?? 0);
      await pause(Math.max(0, fault.ms + jitter));
      return 'touched';
    }
    case 'throttle':
      spoilOpen(fault, answer, info.verb);
      return 'touched';
    case 'cut':
      spoilOpen(fault, answer, info.verb);
      return fault.afterBytes ? 'touched' : 'answered';
    case 'half-open':
    case 'down':
      spoilOpen(fault, answer, info.verb);
      return 'answered';
    case 'html':
      return send(
        response,
        fault.code ?? 200,
        'text/html; charset=utf-8',
        loginPage,
      );
    case 'too-many-requests':
      response.setHeader('Retry-After', fault.retryAfterSeconds ?? 1);
      return send(
        response,
        429,
        'text/plain; charset=utf-8',
        'Too many requests, please try again later.\n',
      );
    case 'initializing':
      return ['get', 'list', 'watch'].includes(info.verb) &&
        (fault.resource || pending.isCustom)
        ? ApiError.initializing(fault.retryAfterSeconds ?? 1)
        : 'untouched';
    case 'error':
      return random() < (fault.share ?? 1)
        ? new ApiError(
            fault.code ?? 500,
            'InternalError',
            'Internal error occurred: etcdserver: request timed out',
          )
        : 'untouched';
    case 'expired':
      return expire(pending);
    default:
      return 'untouched';
  }
}
