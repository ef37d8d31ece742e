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
import { discard, readBodyText } from '../http/readBodyText';
import type { Answer } from './AnswerCache';
import { authorization } from './authorization';
import { isMlflowError, MlflowError } from './MlflowError';
import type { MlflowCredentials } from './MlflowIdentity';
import type { MlflowServerConfig } from './MlflowServerConfig';
import type { MeasureOptions } from '../operations';
import { measureMlflow } from './measureMlflow';
import { MlflowAnswer, readAnswer, refusalOf } from './readAnswer';

type QueryValue = string | number | readonly string[] | undefined;

/** One reading call; the only verbs are GET and the POST of a search. @internal */
export interface MlflowRequest {
  /** Below the root of the API, such as `2.0/mlflow/runs/search`; from the server's own address where that is the root. */
  readonly path: string;
  /** Calls that only MLflow's own pages make are elsewhere; without it the root of the API. */
  readonly root?: 'ajax-api' | 'server';
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials: MlflowCredentials;
}

interface Attempt extends MlflowRequest {
  readonly signal: AbortSignal;
}

const MAX_QUEUED = 200;
const MAX_DOWNLOADS = 4;
const MAX_QUEUED_DOWNLOADS = 50;

/** So often in a row nobody answered: then it is left alone for a while. */
const FAILURES_IN_A_ROW = 5;
const PAUSE_MS = 30_000;

/** Of the text of a refusal. */
const MAX_REFUSAL_BYTES = 64 * 1024;

/** Speaks HTTP with one MLflow server: bounded in time, size and concurrency, and never to another host. @internal */
export class MlflowTransport {
  readonly #server: MlflowServerConfig;
  readonly #fetch: typeof fetch;
  readonly #measure: MeasureOptions | undefined;
  /** Below a static prefix, servers before 3.12 serve only the pages' own API. */
  #root: 'api' | 'ajax-api' = 'api';
  readonly #policy;
  readonly #downloads = bulkhead(MAX_DOWNLOADS, MAX_QUEUED_DOWNLOADS);

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
    this.#policy = wrap(
      circuitBreaker(handleWhen(isSilence), {
        halfOpenAfter: PAUSE_MS,
        breaker: new ConsecutiveBreaker(FAILURES_IN_A_ROW),
      }),
      retry(transient, {
        maxAttempts: 1,
        backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 500 }),
      }),
      bulkhead(server.limits.concurrency, MAX_QUEUED),
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
    return this.#measured(request, () =>
      this.#bounded(signal => this.#json({ ...request, signal })),
    );
  }

  /** The text of the answer, such as the version of the server. */
  async text(request: MlflowRequest): Promise<string> {
    return this.#measured(request, () =>
      this.#bounded(async signal => {
        const answer = await this.#send('', { ...request, signal });
        if (answer.status !== 200) {
          throw refusalOf(this.#server, answer);
        }
        return answer.text;
      }),
    );
  }

  /**
   * A file as it comes. Whoever asks for it has to read it or cancel its body;
   * `signal` ends it in between.
   */
  async open(request: MlflowRequest, signal?: AbortSignal): Promise<Response> {
    return this.#measured(
      request,
      () =>
        new Promise<Response>((resolve, reject) => {
          this.#downloads
            .execute(() => this.#download({ request, signal, resolve }))
            .catch(error =>
              reject(
                isMlflowError(error) || signal?.aborted
                  ? error
                  : this.#error('unreachable', 'sends too many files already.'),
              ),
            );
        }),
    );
  }

  /** Ends with the body, so that not more than a few are under way. */
  async #download(job: {
    request: MlflowRequest;
    signal?: AbortSignal;
    resolve: (response: Response) => void;
  }): Promise<void> {
    const begin = AbortSignal.timeout(this.#server.limits.timeoutMs);
    const stop = new AbortController();
    const onAbort = () => stop.abort(job.signal?.reason ?? begin.reason);
    begin.addEventListener('abort', onAbort, { once: true });
    job.signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const response = await this.#fetchOnce(
        job.request.root === 'server' ? '' : job.request.root ?? this.#root,
        { ...job.request, signal: stop.signal },
      );
      begin.removeEventListener('abort', onAbort);
      if (response.status !== 200 || !response.body) {
        throw refusalOf(this.#server, await this.#readRefusal(response));
      }
      const [body, ended] = watched(response.body);
      job.resolve(new Response(body, { headers: response.headers }));
      await ended;
    } catch (error) {
      job.signal?.throwIfAborted();
      throw begin.aborted ? this.#timeout() : error;
    } finally {
      begin.removeEventListener('abort', onAbort);
      job.signal?.removeEventListener('abort', onAbort);
    }
  }

  async #readRefusal(response: Response): Promise<MlflowAnswer> {
    const text = await readBodyText(response, MAX_REFUSAL_BYTES);
    return {
      status: response.status,
      headers: response.headers,
      text: text ?? '',
    };
  }

  #measured<T>(request: MlflowRequest, call: () => Promise<T>): Promise<T> {
    const operation = request.path.endsWith('/search') ? 'list' : 'get';
    return this.#measure
      ? measureMlflow(this.#server.id, operation, call, this.#measure)
      : call();
  }

  async #bounded<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(this.#server.limits.timeoutMs);
    try {
      return await this.#policy.execute(() => attempt(signal), signal);
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

  async #json(request: Attempt): Promise<Answer<object>> {
    if (request.root) {
      const fixed = request.root === 'server' ? '' : request.root;
      return this.#read(await this.#send(fixed, request));
    }
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
    const response = await this.#fetchOnce(root, request);
    const { maxResponseBytes } = this.#server.limits;
    try {
      const text = await readBodyText(response, maxResponseBytes);
      if (text !== undefined) {
        return { status: response.status, headers: response.headers, text };
      }
    } catch (error) {
      throw this.#fetchError(error, request.signal);
    }
    throw this.#error(
      'too-large',
      `answered with more than ${Math.round(
        maxResponseBytes / 1024 / 1024,
      )} MB: ask for fewer things at once.`,
      {
        hint: `More is taken with mlops.mlflow.servers[].limits.maxResponseBytes of "${
          this.#server.id
        }".`,
      },
    );
  }

  async #fetchOnce(root: string, request: Attempt): Promise<Response> {
    const { url: base } = this.#server;
    const url = new URL([base, root, request.path].filter(Boolean).join('/'));
    for (const [key, value] of Object.entries(request.query ?? {})) {
      for (const one of Array.isArray(value) ? value : [value ?? []].flat()) {
        url.searchParams.append(key, String(one));
      }
    }
    const headers = await authorization(this.#server, request.credentials);
    try {
      return await this.#fetch(url, {
        method: request.body ? 'POST' : 'GET',
        headers: {
          ...headers,
          ...request.headers,
          accept: 'application/json',
          ...(request.body && { 'content-type': 'application/json' }),
        },
        body: request.body && JSON.stringify(request.body),
        // A redirect would carry the credentials to wherever it points.
        redirect: 'manual',
        signal: request.signal,
      });
    } catch (error) {
      throw this.#fetchError(error, request.signal);
    }
  }

  #fetchError(error: unknown, signal: AbortSignal): MlflowError {
    if (signal.aborted) {
      return this.#timeout();
    }
    return this.#error('unreachable', `cannot be reached${codeOf(error)}.`, {
      hint: `Check that mlops.mlflow.servers[].url of "${
        this.#server.id
      }" is right, and that the network lets the portal through.`,
    });
  }

  #timeout(): MlflowError {
    const seconds = this.#server.limits.timeoutMs / 1000;
    return this.#error('timeout', `did not answer within ${seconds} seconds.`, {
      hint: `Give it more time with mlops.mlflow.servers[].limits.timeoutMs of "${
        this.#server.id
      }", or more workers.`,
    });
  }

  #error(
    failure: MlflowError['failure'],
    sentence: string,
    more: { readonly hint?: string } = {},
  ): MlflowError {
    const server = this.#server.id;
    const message = `MLflow server "${server}" ${sentence}`;
    return new MlflowError({ server, failure, message, ...more });
  }
}

/** Whether a server did not answer, as opposed to having refused. @internal */
export function isSilence(error: unknown): boolean {
  return (
    isMlflowError(error) &&
    (error.failure === 'unreachable' || error.failure === 'timeout')
  );
}

/** A body, and a promise for its end, however it comes. */
function watched(
  body: ReadableStream<Uint8Array>,
): [ReadableStream<Uint8Array>, Promise<void>] {
  const reader = body.getReader();
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          end();
        } else {
          controller.enqueue(value);
        }
      } catch (error) {
        controller.error(error);
        end();
      }
    },
    cancel(reason) {
      discard(reader.cancel(reason));
      end();
    },
  });
  return [stream, ended];
}

/** The reason in the words of the system (ECONNREFUSED, ENOTFOUND), which hold no address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z0-9_]+$/.test(code)
    ? ` (${code})`
    : '';
}
