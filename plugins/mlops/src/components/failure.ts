/** What an error says, in the server's own words where it had some. */
export interface Failure {
  readonly message: string | undefined;
  readonly status: number | undefined;
  /** Which part of the portal was asked. */
  readonly path: string | undefined;
}

/** Reads a ResponseError, or whatever else was thrown. */
export function failureOf(error: Error): Failure {
  const { body, response } = error as {
    body?: { error?: { message?: unknown } };
    response?: { status?: number; url?: string };
  };
  const message = body?.error?.message;
  return {
    message: typeof message === 'string' && message ? message : error.message,
    status: response?.status,
    path: pathOf(response?.url),
  };
}

function pathOf(url: string | undefined): string | undefined {
  try {
    return url ? decodeURIComponent(new URL(url).pathname) : undefined;
  } catch {
    return undefined;
  }
}
