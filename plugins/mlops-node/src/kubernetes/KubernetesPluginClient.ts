import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { discard, readBodyText } from '../http/readBodyText';
import type { KubernetesFailure } from './KubernetesGateway';
import { PluginAnswer } from './PluginAnswer';
import { unreachable } from './unreachable';

/** @internal */
export interface KubernetesPluginClientOptions {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  readonly maxResponseBytes?: number;
}

/** @internal */
export interface PluginRequest {
  /** Below the plugin's base URL, already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Absent when the plugin itself is asked. */
  readonly cluster?: string;
  readonly signal?: AbortSignal;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly contentType?: string;
  readonly body?: string;
  /** The user's own token for the cluster. */
  readonly clusterToken?: string;
}

/** An answer whose body has not been read. @internal */
export interface PluginStream {
  readonly status: 'streaming';
  readonly body: ReadableStream<Uint8Array>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Speaks HTTP with the Kubernetes plugin as this plugin's own service, bounded
 * in time and size. It may run in another process.
 *
 * @internal
 */
export class KubernetesPluginClient {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #fetch: typeof fetch;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;

  private constructor(options: KubernetesPluginClientOptions) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    // Looked up late, so that what replaces the global one afterwards is used.
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#maxBytes = options.maxResponseBytes ?? DEFAULT_MAX_BYTES;
  }

  static create(
    options: KubernetesPluginClientOptions,
  ): KubernetesPluginClient {
    return new KubernetesPluginClient(options);
  }

  /** Failures are values; only what the caller's signal was aborted with is thrown. */
  async send(
    request: PluginRequest,
  ): Promise<PluginAnswer | KubernetesFailure> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = request.signal
      ? AbortSignal.any([request.signal, timeout])
      : timeout;
    const where = whereOf(request);
    try {
      return await this.#read(await this.#open(request, signal), where);
    } catch (error) {
      request.signal?.throwIfAborted();
      const reason = timeout.aborted
        ? `did not answer within ${this.#timeoutMs / 1000} seconds`
        : `cannot be reached${codeOf(error)}`;
      return unreachable(`${where} ${reason}.`);
    }
  }

  /**
   * Opens what goes on for minutes. Only the request's signal ends it: there is
   * no other limit of time.
   */
  async stream(
    request: PluginRequest,
  ): Promise<PluginStream | PluginAnswer | KubernetesFailure> {
    const where = whereOf(request);
    try {
      const response = await this.#open(request, request.signal, {
        // The compression of the backend holds a stream back until it ends.
        'accept-encoding': 'identity',
      });
      const type = response.headers.get('content-type') ?? '';
      return response.status === 200 && response.body && /\bjson\b/i.test(type)
        ? { status: 'streaming', body: response.body }
        : await this.#read(response, where);
    } catch (error) {
      return unreachable(`${where} cannot be reached${codeOf(error)}.`);
    }
  }

  async #open(
    request: PluginRequest,
    signal: AbortSignal | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const { method, body } = request;
    return this.#fetch(await this.#url(request), {
      method,
      body,
      headers: { ...(await this.#headers(request)), ...headers },
      // The proxy hands redirects through; one could point anywhere.
      redirect: 'manual',
      signal,
    });
  }

  async #read(
    response: Response,
    where: string,
  ): Promise<PluginAnswer | KubernetesFailure> {
    if (isRedirect(response)) {
      discard(response.body?.cancel());
      return unreachable(
        `${where} answered with a redirect, which is not followed: is its URL that of an API server?`,
      );
    }
    const text = await readBodyText(response, this.#maxBytes);
    if (text === undefined) {
      const megabytes = Math.max(1, Math.round(this.#maxBytes / 1024 / 1024));
      return unreachable(
        `${where} answered with more than ${megabytes} MB at once.`,
      );
    }
    return new PluginAnswer(response, text);
  }

  async #url({ path, query = {} }: PluginRequest): Promise<URL> {
    const base = await this.#discovery.getBaseUrl('kubernetes');
    const url = new URL(`${base}/${path}`);
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(key, value);
      }
    }
    return url;
  }

  async #headers({
    cluster,
    contentType,
    clusterToken,
  }: PluginRequest): Promise<Record<string, string>> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(cluster !== undefined && { 'backstage-kubernetes-cluster': cluster }),
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...(clusterToken !== undefined && {
        'backstage-kubernetes-authorization': `Bearer ${clusterToken}`,
      }),
    };
  }
}

function whereOf({ cluster }: PluginRequest): string {
  return cluster === undefined
    ? 'The Kubernetes plugin'
    : `Cluster "${cluster}"`;
}

/** The reason in the words of the system (ECONNREFUSED), which hold no address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? ` (${code})` : '';
}

function isRedirect(response: Response): boolean {
  return (
    response.type === 'opaqueredirect' ||
    (response.status >= 300 && response.status < 400)
  );
}
