import { createHttpsFetch, KubernetesFetch } from './httpsFetch';
import { KubernetesApiError } from './KubernetesApiError';

/** Parameters of a URL; those without a value are left out. */
export type Query = Readonly<Record<string, string | undefined>>;

interface RequestOptions {
  readonly body?: string;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** Requests to one API server as one user; what is not a success is thrown. */
export class Connection {
  readonly #url: string;
  readonly #token: string;
  readonly #fetch: KubernetesFetch;

  private constructor(url: string, token: string, fetch: KubernetesFetch) {
    this.#url = url;
    this.#token = token;
    this.#fetch = fetch;
  }

  static create(options: {
    url: string;
    ca: string;
    token: string;
    fetch?: KubernetesFetch;
  }) {
    return new Connection(
      options.url.replace(/\/$/, ''),
      options.token,
      options.fetch ?? createHttpsFetch(options.ca),
    );
  }

  /** Sends an object, if any, and gives the one that comes back. */
  async json<T>(
    method: string,
    path: string,
    query: Query = {},
    body?: object,
    contentType = 'application/json',
  ): Promise<T> {
    const response = await this.send(method, path, query, {
      body: body && JSON.stringify(body),
      contentType,
    });
    return response.json() as Promise<T>;
  }

  async send(
    method: string,
    path: string,
    query: Query,
    options: RequestOptions = {},
  ): Promise<Response> {
    const { body, contentType, signal } = options;
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        search.set(name, value);
      }
    }
    const text = search.toString();
    const url = `${this.#url}${path}${text ? `?${text}` : ''}`;
    const headers = {
      Accept: 'application/json',
      Authorization: `Bearer ${this.#token}`,
      ...(body && contentType ? { 'Content-Type': contentType } : {}),
    };
    const response = await this.#fetch(url, { method, headers, body, signal });
    if (!response.ok) {
      throw await KubernetesApiError.fromResponse(response);
    }
    return response;
  }
}
