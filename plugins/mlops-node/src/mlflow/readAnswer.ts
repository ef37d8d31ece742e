import type { MlflowServerConfig } from './MlflowServerConfig';
import { MlflowError, MlflowFailure } from './MlflowError';

/** What a server answered, read as far as the limit allows. @internal */
export interface MlflowAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

function isJson(answer: MlflowAnswer): boolean {
  return /^application\/([a-z.+-]*\+)?json\b/i.test(
    answer.headers.get('content-type') ?? '',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function detailOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const { message, detail } = body as { message?: unknown; detail?: unknown };
  const text = message ?? detail;
  return typeof text === 'string' && text ? text.slice(0, 1000) : undefined;
}

function hostOf(location: string | null): string {
  try {
    return location ? ` to ${new URL(location).host}` : '';
  } catch {
    return '';
  }
}

/** Turns an answer into its JSON, or into the error whose sentence says what is wrong with it. @internal */
export function readAnswer(
  server: MlflowServerConfig,
  answer: MlflowAnswer,
): unknown {
  const { status, headers, text } = answer;
  const name = `MLflow server "${server.id}"`;
  const setting = `mlops.mlflow.servers[].auth of "${server.id}"`;
  const body = isJson(answer) ? parseJson(text) : undefined;
  const detail = detailOf(body);
  const fail = (failure: MlflowFailure, message: string) =>
    new MlflowError({ server: server.id, failure, message, detail });

  if (status >= 200 && status < 300) {
    if (body !== undefined) {
      return body;
    }
    const type =
      headers.get('content-type')?.split(';')[0] || 'no content type';
    throw fail(
      'not-mlflow',
      isJson(answer)
        ? `${name} answered with something that is no valid JSON.`
        : `${name} answered with a page (${type}) instead of JSON: a login page stands before it, or its url in mlops.mlflow.servers[] does not lead to an MLflow.`,
    );
  }
  if (status >= 300 && status < 400) {
    throw fail(
      'not-mlflow',
      `${name} answered with a redirect (HTTP ${status})${hostOf(
        headers.get('location'),
      )}, which is not followed: a login page stands before it, or its url in mlops.mlflow.servers[] is not exact.`,
    );
  }
  if (status === 401) {
    const wantsBasic =
      /^basic\b/i.test(headers.get('www-authenticate') ?? '') &&
      server.auth.type !== 'basic';
    throw fail(
      'unauthorized',
      `${name} does not accept the portal's credentials (HTTP 401): ${
        wantsBasic ? 'it wants basic authentication; ' : ''
      }check ${setting}.`,
    );
  }
  if (status === 403 && text.includes('Invalid Host header')) {
    throw fail(
      'forbidden',
      `${name} refuses the host name that the portal calls it by: start it with --allowed-hosts (MLFLOW_SERVER_ALLOWED_HOSTS) including ${
        new URL(server.url).host
      }.`,
    );
  }
  if (status === 403) {
    throw fail(
      'forbidden',
      `${name} gives the portal no access (HTTP 403), or what was asked for does not exist: check ${setting}.`,
    );
  }
  if (status === 404 && body !== undefined) {
    throw fail('not-found', `${name}: ${detail ?? 'not found'}`);
  }
  if (status === 404 || status === 405) {
    throw fail(
      'not-mlflow',
      `${name} does not know MLflow's API (HTTP ${status}): its url in mlops.mlflow.servers[] does not lead to an MLflow, or that MLflow is too old.`,
    );
  }
  if (status === 400 || status === 422) {
    throw fail(
      'rejected',
      `${name} refused the request: ${detail ?? `HTTP ${status}`}`,
    );
  }
  if (status === 429) {
    throw fail(
      'unreachable',
      `${name} is asked too much (HTTP 429): it answers again in a while.`,
    );
  }
  throw fail(
    [408, 502, 503, 504].includes(status) ? 'unreachable' : 'failed',
    `${name} failed (HTTP ${status})${detail ? `: ${detail}` : '.'}`,
  );
}
