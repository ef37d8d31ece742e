/** An answer of the Kubernetes plugin, or of what it is a proxy for. @internal */
export class PluginAnswer {
  readonly status = 'answered';
  readonly httpStatus: number;
  readonly html: boolean;
  readonly text: string;
  /** In the words of the header, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  #parsed: { readonly body: unknown } | undefined;

  constructor({ status, headers }: Response, text: string) {
    this.httpStatus = status;
    this.html = /\bhtml\b/i.test(headers.get('content-type') ?? '');
    this.text = text;
    this.retryAfterMs = retryAfterOf(headers);
  }

  /** Undefined when it is no JSON. Parsed when it is looked at, once. */
  get body(): unknown {
    this.#parsed ??= { body: parse(this.text) };
    return this.#parsed.body;
  }

  /** The message of an error of Backstage, which has a shape of its own, unlike those of Kubernetes. */
  get pluginError(): string | undefined {
    const error = (
      this.body as { error?: { name?: unknown; message?: unknown } } | undefined
    )?.error;
    return typeof error?.name === 'string' && typeof error.message === 'string'
      ? error.message
      : undefined;
  }
}

const LONGEST_WAIT_S = 600;

/** API servers say it in seconds. */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  return /^\d{1,9}$/.test(text)
    ? Math.min(Number(text), LONGEST_WAIT_S) * 1000
    : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
