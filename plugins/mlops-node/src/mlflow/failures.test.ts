import {
  isMlflowError,
  type MlflowError,
  type MlflowFailure,
} from './MlflowError';
import type { MlflowServerConfig } from './MlflowServerConfig';
import { MlflowClient } from './MlflowClient';
import { testServer } from './__testUtils__/testServer';

const page = '<!doctype html><title>Sign in</title>';
const search = { experimentIds: ['1'], maxResults: 2 };

function html(text: string, status: number, headers = {}) {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });
}

function plain(text: string, status: number) {
  return new Response(text, {
    status,
    headers: { 'content-type': 'text/plain' },
  });
}

function refusal(status: number, message: string) {
  return Response.json({ error_code: 'SOME_CODE', message }, { status });
}

interface Case {
  readonly what: string;
  readonly answer: () => Response;
  readonly server?: Partial<MlflowServerConfig>;
  readonly failure: MlflowFailure;
  /** For whoever looks at the page. */
  readonly sentence: RegExp;
  /** For whoever can change the portal or the server. */
  readonly hint?: RegExp;
}

const cases: readonly Case[] = [
  {
    what: 'a server that is not there',
    answer: () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(), { code: 'ENOTFOUND' }),
      });
    },
    failure: 'unreachable',
    sentence: /^MLflow server "main" cannot be reached \(ENOTFOUND\)\.$/,
    hint: /mlops\.mlflow\.servers\[\]\.url of "main".*network/,
  },
  {
    what: 'a certificate that is not trusted',
    answer: () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(), {
          code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        }),
      });
    },
    failure: 'unreachable',
    sentence: /\(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    hint: /url of "main"/,
  },
  {
    what: 'credentials that are wrong',
    answer: () =>
      html('You are not authenticated.', 401, {
        'www-authenticate': 'Basic realm="mlflow"',
      }),
    server: { auth: { type: 'basic', username: 'a', password: 'b' } },
    failure: 'unauthorized',
    sentence: /does not accept the portal's credentials \(HTTP 401\)\.$/,
    hint: /^Check mlops\.mlflow\.servers\[\]\.auth of "main" \(type basic\)\.$/,
  },
  {
    what: 'a token where basic authentication is wanted',
    answer: () =>
      html('You are not authenticated.', 401, {
        'www-authenticate': 'Basic realm="mlflow"',
      }),
    server: { auth: { type: 'bearer', token: 't' } },
    failure: 'unauthorized',
    sentence: /HTTP 401/,
    hint: /wants basic authentication.*has type bearer: set type basic/,
  },
  {
    what: 'no credentials before mlflow-oidc-auth',
    answer: () =>
      Response.json({ detail: 'Authentication required' }, { status: 401 }),
    failure: 'unauthorized',
    sentence: /HTTP 401/,
    hint: /type none/,
  },
  {
    what: 'a host name that the server does not answer to',
    answer: () =>
      plain(
        'Invalid Host header - possible DNS rebinding attack detected',
        403,
      ),
    server: { url: 'http://mlflow.mlflow.svc:5000' },
    failure: 'forbidden',
    sentence: /refuses the host name that the portal calls it by\.$/,
    hint: /--allowed-hosts \(MLFLOW_SERVER_ALLOWED_HOSTS\).*mlflow\.mlflow\.svc:5000/,
  },
  {
    what: 'an origin that the server does not know',
    answer: () => plain('Cross-origin request blocked', 403),
    failure: 'forbidden',
    sentence: /foreign origin/,
    hint: /Origin and Referer.*headers of "main"/,
  },
  {
    what: 'no right to read',
    answer: () => plain('Permission denied', 403),
    failure: 'forbidden',
    sentence: /no access \(HTTP 403\), or what was asked for does not exist\.$/,
    hint: /right to read/,
  },
  {
    what: 'a server without this part of the API',
    answer: () => html('<title>404 Not Found</title>', 404),
    failure: 'unsupported',
    sentence: /does not know this part of MLflow's API \(HTTP 404\).*too old/,
    hint: /url of "main" leads to an MLflow of 2\.0 or later/,
  },
  {
    what: 'a feature that is switched off',
    answer: () =>
      html(
        'Endpoint: /x disabled due to the mlflow server running with `--no-serve-artifacts`.',
        503,
      ),
    failure: 'unsupported',
    sentence: /switched off \(HTTP 503\)/,
    hint: /--serve-artifacts/,
  },
  {
    what: 'a filter that the server cannot read',
    answer: () => refusal(400, "Invalid clause(s) in filter string: 'or'"),
    failure: 'rejected',
    sentence: /refused the request: Invalid clause\(s\) in filter string: 'or'/,
  },
  {
    what: 'a login page',
    answer: () => html(page, 200),
    failure: 'not-mlflow',
    sentence: /a page \(text\/html\) instead of JSON: a login page/,
    hint: /auth of "main"/,
  },
  {
    what: 'a redirect to a login page',
    answer: () =>
      new Response(null, {
        status: 302,
        headers: { location: 'https://dex.example.com/auth?state=secret' },
      }),
    failure: 'not-mlflow',
    sentence:
      /redirect \(HTTP 302\) to dex\.example\.com, which is not followed/,
    hint: /behind the login page/,
  },
  {
    what: 'JSON that is none, as bare NaN',
    answer: () =>
      new Response('{"metrics": [{"value": NaN}]}', {
        headers: { 'content-type': 'application/json' },
      }),
    failure: 'not-mlflow',
    sentence: /no valid JSON/,
    hint: /changes or cuts answers/,
  },
  {
    what: 'a workspace that the server does not have',
    answer: () => refusal(404, "Workspace 'nope' not found"),
    failure: 'rejected',
    sentence: /has no such workspace: Workspace 'nope' not found/,
    hint: /mlflow\.org\/workspace/,
  },
  {
    what: 'no workspace where one is needed',
    answer: () =>
      refusal(400, 'Active workspace is required. Configure a default …'),
    failure: 'rejected',
    sentence: /Active workspace is required/,
    hint: /workspace of "main"/,
  },
  {
    what: 'a server that is asked too much',
    answer: () => refusal(429, 'slow down'),
    failure: 'unreachable',
    sentence: /asked too much \(HTTP 429\)/,
    hint: /limits\.concurrency/,
  },
  {
    what: 'a server that breaks',
    answer: () => html('<title>500 Internal Server Error</title>', 500),
    failure: 'failed',
    sentence: /failed \(HTTP 500\)\.$/,
    hint: /log of the server/,
  },
];

async function failureOf({ answer, server }: Case) {
  const client = MlflowClient.create({
    server: testServer(server),
    fetch: async () => answer(),
  });
  return client.searchRuns(search).catch((error: unknown) => error);
}

describe('what can go wrong between the portal and MLflow', () => {
  it.each(cases.map(one => [one.what, one] as const))(
    '%s is told to the user, and how to mend it to the administrator',
    async (_what, one) => {
      const error = await failureOf(one);
      const { failure, message, hint = '' } = error as MlflowError;
      expect(isMlflowError(error)).toBe(true);
      expect(failure).toBe(one.failure);
      expect(message).toMatch(one.sentence);
      expect(hint).toMatch(one.hint ?? /^$/);
    },
  );

  it.each(cases.map(one => [one.what, one] as const))(
    '%s shows no page, no secret and no setting to the user',
    async (_what, one) => {
      const { message } = (await failureOf(one)) as Error;
      expect(message).toMatch(/^MLflow server "main"/);
      expect(message).not.toMatch(/<|doctype|secret|mlops\.mlflow/i);
    },
  );
});
