/** A request below `/api/2.0/mlflow`, or to a path that begins with a slash. */
export interface MlflowCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface MlflowAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; `undefined` when it is no JSON. */
  readonly body: any;
}

/** A server by its address, with what it wants to see of whoever asks. */
export class MlflowApi {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#url = url;
    this.#headers = headers;
  }

  static create(options: {
    url: string;
    basicAuth?: { readonly username: string; readonly password: string };
  }): MlflowApi {
    const { url, basicAuth } = options;
    const pair = basicAuth && `${basicAuth.username}:${basicAuth.password}`;
    return new MlflowApi(
      url,
      pair
        ? { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
        : {},
    );
  }

  async send(call: MlflowCall): Promise<MlflowAnswer> {
    const path = call.path.startsWith('/')
      ? call.path
      : `/api/2.0/mlflow/${call.path}`;
    const { body } = call;
    const response = await fetch(`${this.#url}${path}`, {
      method: call.method,
      headers: {
        ...this.#headers,
        ...(call.method === 'POST' && { 'Content-Type': 'application/json' }),
        ...(call.method === 'PATCH' && { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      redirect: 'manual',
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    let parsed: unknown;
    try {
      parsed = type.includes('json') ? JSON.parse(text) : undefined;
    } catch {
      parsed = undefined;
    }
    const { status, headers } = response;
    return { status, type, headers, text, body: parsed };
  }

  /** The body of an answer that has to be a good one. */
  async ask(call: MlflowCall): Promise<any> {
    const { status, text, body } = await this.send(call);
    if (status !== 200) {
      throw new Error(
        `${call.method} ${call.path} answered ${status}: ${text.slice(0, 500)}`,
      );
    }
    return body;
  }
}

export function get(
  path: string,
  query: Readonly<Record<string, string | readonly string[]>> = {},
): MlflowCall {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      search.append(key, one);
    }
  }
  const text = search.toString();
  return { method: 'GET', path: text ? `${path}?${text}` : path };
}

export function post(path: string, body: object | string): MlflowCall {
  return { method: 'POST', path, body };
}
