import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  wrap,
} from 'cockatiel';
import { readBodyText } from '../http/readBodyText';
import type { Answer } from './AnswerCache';
import { authorization } from './authorization';
import { isMlflowError, MlflowError } from './MlflowError';
import type { MlflowServerConfig } from './MlflowServerConfig';
import type { MeasureOptions } from '../operations';
import { measureMlflow } from './measureMlflow';
import { MlflowAnswer, readAnswer } from './readAnswer';

/** One reading call; the only verbs are GET and the POST of a search. @internal */
export interface MlflowRequest {
  /** Below the root of the API, such as `2.0/mlflow/runs/search`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Attempt extends MlflowRequest {
  readonly signal: AbortSignal;
}

const MAX_CONCURRENT = 4;
const MAX_QUEUED = 200;

/** So often in a row nobody answered: then it is left alone for a while. */
const FAILURES_IN_A_ROW = 5;
const PAUSE_MS = 30_000;

/** Speaks HTTP with one MLflow server: bounded in time, size and concurrency, and never to another host. @internal */
export class MlflowTransport {
  readonly #server: MlflowServerConfig;
  readonly #fetch: typeof fetch;
  readonly #measure: MeasureOptions | undefined;
  /** Below a static prefix, servers before 3.12 serve only the pages' own API. */
  #root = 'api';
  readonly #limited = bulkhead(MAX_CONCURRENT, MAX_QUEUED);
  readonly #policy;

  private constructor(
    server: MlflowServerConfig,
    fetchFunction: typeof fetch,
    measure: MeasureOptions | undefined,
  ) {
    this.#server = server;
    this.#fetch = fetchFunction;
    this.#measure = measure;
    const transient = handleWhen(
      error => isMlflowError(error) && error.failure === 'unreachable',
    );
    const silent = handleWhen(
      error =>
        isMlflowError(error) &&
        (error.failure === 'unreachable' || error.failure === 'timeout'),
    );
    this.#policy = wrap(
      circuitBreaker(silent, {
        halfOpenAfter: PAUSE_MS,
        breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
      }),
      retry(transient, {
        maxAttempts: 1,
        backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 500 }),
      }),
      this.#limited,
    );
  }

  static create(options: {
    server: MlflowServerConfig;
    fetch?: typeof fetch;
    measure?: MeasureOptions;
  }): MlflowTransport {
    // Looked up late, so that what replaces the global one afterwards is used.
    const fetchFunction: typeof fetch =
      options.fetch ?? ((input, init) => fetch(input, init));
    return new MlflowTransport(options.server, fetchFunction, options.measure);
  }

  /** The JSON of the answer. Throws a {@link MlflowError}. */
  async request(request: MlflowRequest): Promise<Answer<object>> {
    const call = () => this.#call(request);
    const operation = request.path.endsWith('/search') ? 'list' : 'get';
    return this.#measure
      ? measureMlflow(this.#server.id, operation, call, this.#measure)
      : call();
  }

  async #call(request: MlflowRequest): Promise<Answer<object>> {
    const signal = AbortSignal.timeout(this.#server.timeoutMs);
    try {
      return await this.#policy.execute(
        () => this.#attempt({ ...request, signal }),
        signal,
      );
    } catch (error) {
      if (isMlflowError(error)) {
        throw error;
      }
      if (isBrokenCircuitError(error)) {
        throw this.#error(
          'unreachable',
          `did not answer ${FAILURES_IN_A_ROW} times in a row: it is asked again within ${
            PAUSE_MS / 1000
          } seconds.`,
        );
      }
      throw signal.aborted
        ? this.#timeout()
        : this.#error('unreachable', 'has too many requests waiting.');
    }
  }

  async #attempt(request: Attempt): Promise<Answer<object>> {
    const root = this.#root;
    const answer = await this.#send(root, request);
    const unknownPath =
      answer.status === 404 &&
      !answer.headers.get('content-type')?.startsWith('application/json');
    if (!unknownPath || root !== 'api') {
      return this.#read(answer);
    }
    const other = await this.#send('ajax-api', request);
    if (other.status === 404) {
      return this.#read(answer);
    }
    const body = this.#read(other);
    this.#root = 'ajax-api';
    return body;
  }

  #read(answer: MlflowAnswer): Answer<object> {
    const value = readAnswer(this.#server, answer);
    return {
      value: typeof value === 'object' && value !== null ? value : {},
      bytes: answer.text.length,
    };
  }

  async #send(root: string, request: Attempt): Promise<MlflowAnswer> {
    const url = new URL(`${this.#server.url}/${root}/${request.path}`);
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(key, value);
      }
    }
    try {
      const response = await this.#fetch(url, {
        method: request.body ? 'POST' : 'GET',
        headers: {
          ...this.#server.headers,
          ...request.headers,
          ...(await authorization(this.#server)),
          accept: 'application/json',
          ...(request.body && { 'content-type': 'application/json' }),
        },
        body: request.body && JSON.stringify(request.body),
        // A redirect would carry the credentials to wherever it points.
        redirect: 'manual',
        signal: request.signal,
      });
      const text = await readBodyText(response, this.#server.maxResponseBytes);
      if (text === undefined) {
        const limit = Math.round(this.#server.maxResponseBytes / 1024 / 1024);
        throw this.#error(
          'too-large',
          `answered with more than ${limit} MB: ask for fewer things at once.`,
        );
      }
      return { status: response.status, headers: response.headers, text };
    } catch (error) {
      if (isMlflowError(error)) {
        throw error;
      }
      if (request.signal.aborted) {
        throw this.#timeout();
      }
      throw this.#error(
        'unreachable',
        `cannot be reached${codeOf(error)}.`,
        error,
      );
    }
  }

  #timeout(): MlflowError {
    const seconds = this.#server.timeoutMs / 1000;
    return this.#error('timeout', `did not answer within ${seconds} seconds.`);
  }

  #error(
    failure: MlflowError['failure'],
    sentence: string,
    cause?: unknown,
  ): MlflowError {
    const server = this.#server.id;
    const message = `MLflow server "${server}" ${sentence}`;
    return new MlflowError({ server, failure, message, cause });
  }
}

/** The reason in the words of the system (ECONNREFUSED, ENOTFOUND), which hold no address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)
    ? ` (${code})`
    : '';
}
