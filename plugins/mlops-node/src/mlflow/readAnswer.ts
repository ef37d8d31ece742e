import type { MlflowServerConfig } from './MlflowServerConfig';
import { MlflowError, type MlflowFailure } from './MlflowError';

/** What a server answered, read as far as the limit allows. @internal */
export interface MlflowAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Refusal = Pick<MlflowError, 'failure' | 'message' | 'hint'>;

function isJson(headers: Headers): boolean {
  return /^application\/([a-z.+-]*\+)?json\b/i.test(
    headers.get('content-type') ?? '',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** MLflow writes `message`; what stands before it, as mlflow-oidc-auth does, writes `detail`. */
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

/** Turns an answer into its JSON, or into the error that says what is wrong with it. @internal */
export function readAnswer(
  server: MlflowServerConfig,
  answer: MlflowAnswer,
): unknown {
  const body = isJson(answer.headers) ? parseJson(answer.text) : undefined;
  if (answer.status >= 200 && answer.status < 300 && body !== undefined) {
    return body;
  }
  throw refusalOf(server, answer);
}

/** The error that an answer stands for which is not the wanted one. @internal */
export function refusalOf(
  server: MlflowServerConfig,
  answer: MlflowAnswer,
): MlflowError {
  const body = isJson(answer.headers) ? parseJson(answer.text) : undefined;
  const detail = detailOf(body);
  return new MlflowError({
    server: server.id,
    detail,
    ...describe(server, answer, { known: body !== undefined, detail }),
  });
}

interface Body {
  /** Whether it is JSON, which says that MLflow itself wrote it. */
  readonly known: boolean;
  readonly detail?: string;
}

function describe(
  server: MlflowServerConfig,
  answer: MlflowAnswer,
  body: Body,
): Refusal {
  const { status } = answer;
  const name = `MLflow server "${server.id}"`;
  const words = body.detail ? `: ${body.detail}` : '.';
  if (status < 400) {
    return notJson(server, answer);
  }
  if (status === 401) {
    return unauthorized(server, answer);
  }
  if (status === 403) {
    return forbidden(server, answer);
  }
  if (status === 404 && /^Workspace\b.*\bnot found/i.test(body.detail ?? '')) {
    return {
      failure: 'rejected',
      message: `${name} has no such workspace: ${body.detail}`,
      hint: `Name one that it has, by mlflow.org/workspace of the entity or mlops.mlflow.servers[].workspace of "${server.id}".`,
    };
  }
  if (status === 404 && body.known) {
    return {
      failure: 'not-found',
      message: `${name}: ${body.detail ?? 'not found'}`,
      hint: undefined,
    };
  }
  if (status === 404 || status === 405) {
    return {
      failure: 'unsupported',
      message: `${name} does not know this part of MLflow's API (HTTP ${status}): it is too old for it, or no MLflow is at its address.`,
      hint: `Check that mlops.mlflow.servers[].url of "${server.id}" leads to an MLflow of 2.0 or later, with its path if it has one.`,
    };
  }
  if (status === 400 || status === 422) {
    return {
      failure: 'rejected',
      message: `${name} refused the request: ${
        body.detail ?? `HTTP ${status}`
      }`,
      hint: /^Active workspace is required/.test(body.detail ?? '')
        ? `Name a workspace in mlops.mlflow.servers[].workspace of "${server.id}".`
        : undefined,
    };
  }
  if (status === 429) {
    return {
      failure: 'unreachable',
      message: `${name} is asked too much (HTTP 429): it answers again in a while.`,
      hint: `Lower mlops.mlflow.servers[].limits.concurrency of "${server.id}", or raise the limit of the server.`,
    };
  }
  if (/\bdisabled (?:due to|because)\b/i.test(answer.text)) {
    return {
      failure: 'unsupported',
      message: `${name} has this feature switched off (HTTP ${status}).`,
      hint: `Start the server with what its answer names, such as --serve-artifacts or --enable-workspaces.`,
    };
  }
  return {
    failure: [408, 502, 503, 504].includes(status) ? 'unreachable' : 'failed',
    message: `${name} failed (HTTP ${status})${words}`,
    hint: `See the log of the server that mlops.mlflow.servers[].url of "${server.id}" names.`,
  };
}

function notJson(
  server: MlflowServerConfig,
  { status, headers }: MlflowAnswer,
): Refusal {
  const name = `MLflow server "${server.id}"`;
  const failure: MlflowFailure = 'not-mlflow';
  const login = `Let the portal sign in by mlops.mlflow.servers[].auth of "${server.id}", or set its url to an address behind the login page, such as that of the Service.`;
  if (status >= 300) {
    return {
      failure,
      message: `${name} answered with a redirect (HTTP ${status})${hostOf(
        headers.get('location'),
      )}, which is not followed: a login page stands before it.`,
      hint: login,
    };
  }
  if (isJson(headers)) {
    return {
      failure,
      message: `${name} answered with something that is no valid JSON.`,
      hint: `See what stands between the portal and mlops.mlflow.servers[].url of "${server.id}": it changes or cuts answers.`,
    };
  }
  const type = headers.get('content-type')?.split(';')[0] || 'no content type';
  return {
    failure,
    message: `${name} answered with a page (${type}) instead of JSON: a login page stands before it, or another program is at its address.`,
    hint: login,
  };
}

function unauthorized(
  server: MlflowServerConfig,
  { headers }: MlflowAnswer,
): Refusal {
  const name = `MLflow server "${server.id}"`;
  const setting = `mlops.mlflow.servers[].auth of "${server.id}"`;
  if (server.auth.type === 'user') {
    return {
      failure: 'unauthorized',
      message: `${name} does not accept your sign-in (HTTP 401): sign in again.`,
      hint: `The server must accept tokens of the provider that ${setting} names, with its audience.`,
    };
  }
  const wantsBasic =
    /^basic\b/i.test(headers.get('www-authenticate') ?? '') &&
    server.auth.type !== 'basic';
  return {
    failure: 'unauthorized',
    message: `${name} does not accept the portal's credentials (HTTP 401).`,
    hint: wantsBasic
      ? `It wants basic authentication, and ${setting} has type ${server.auth.type}: set type basic with username and password.`
      : `Check ${setting} (type ${server.auth.type}).`,
  };
}

function forbidden(
  server: MlflowServerConfig,
  { text }: MlflowAnswer,
): Refusal {
  const name = `MLflow server "${server.id}"`;
  const failure: MlflowFailure = 'forbidden';
  if (text.includes('Invalid Host header')) {
    return {
      failure,
      message: `${name} refuses the host name that the portal calls it by.`,
      hint: `Start it with --allowed-hosts (MLFLOW_SERVER_ALLOWED_HOSTS) including exactly ${
        new URL(server.url).host
      }, port included.`,
    };
  }
  if (text.includes('Cross-origin request blocked')) {
    return {
      failure,
      message: `${name} takes the portal for a web page of a foreign origin.`,
      hint: `Take Origin and Referer out of mlops.mlflow.servers[].headers of "${server.id}" and of proxies before it.`,
    };
  }
  return {
    failure,
    message: `${name} gives ${
      server.auth.type === 'user' ? 'you' : 'the portal'
    } no access (HTTP 403), or what was asked for does not exist.`,
    hint: `Give the account of mlops.mlflow.servers[].auth of "${server.id}" the right to read.`,
  };
}
