import assert from 'node:assert/strict';
import http from 'node:http';
import { get, MlflowApi } from './MlflowApi';
import type { MlflowServer } from './servers';

/** An expectation of a way to start the server. */
export interface SetupCheck {
  readonly expectation: string;
  readonly check: (server: MlflowServer) => Promise<void>;
}

const EXPERIMENTS = get('experiments/get', { experiment_id: '0' });

/** Asks by another name than the address has, which fetch does not let one do. */
function askAs(
  host: string,
  url: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { Host: host }, agent: false }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text }),
        );
      })
      .on('error', reject);
  });
}

const basicAuthChecks: readonly SetupCheck[] = [
  {
    expectation: 'without credentials it is 401 with a realm',
    check: async ({ url }) => {
      const answer = await MlflowApi.create({ url }).send(EXPERIMENTS);
      assert.equal(answer.status, 401);
      assert.match(answer.type, /^text\/html/);
      assert.match(answer.text, /You are not authenticated/);
      assert.equal(
        answer.headers.get('www-authenticate'),
        'Basic realm="mlflow"',
      );
    },
  },
  {
    expectation: 'a wrong password is 401',
    check: async ({ url }) => {
      const basicAuth = { username: 'admin', password: 'wrong' };
      const api = MlflowApi.create({ url, basicAuth });
      assert.equal((await api.send(EXPERIMENTS)).status, 401);
    },
  },
  {
    expectation: 'a token instead of a password is 401',
    check: async ({ url }) => {
      const headers = { Authorization: 'Bearer token' };
      const api = MlflowApi.create({ url });
      const answer = await api.send({ ...EXPERIMENTS, headers });
      assert.equal(answer.status, 401);
    },
  },
  {
    expectation: 'health is for all, version is not',
    check: async ({ url }) => {
      const api = MlflowApi.create({ url });
      assert.equal((await api.send(get('/health'))).status, 200);
      assert.equal((await api.send(get('/version'))).status, 401);
    },
  },
];

const prefixChecks: readonly SetupCheck[] = [
  {
    expectation: 'nothing answers without the prefix',
    check: async ({ url }) => {
      const api = MlflowApi.create({ url: new URL(url).origin });
      for (const call of [get('/version'), EXPERIMENTS]) {
        const answer = await api.send(call);
        assert.equal(answer.status, 404, call.path);
        assert.match(answer.type, /^text\/html/);
      }
    },
  },
];

const INFO = '/api/3.0/mlflow/server-info';
const REFUSED = 'Invalid Host header - possible DNS rebinding attack detected';

const hostChecks: readonly SetupCheck[] = [
  {
    expectation: 'it answers to a name that it was told of',
    check: async ({ url }) => {
      const answer = await askAs('mlflow.bank.example', `${url}${INFO}`);
      assert.equal(answer.status, 200);
    },
  },
  {
    expectation: 'the same name with a port is another name',
    check: async ({ url }) => {
      const answer = await askAs('mlflow.bank.example:5000', `${url}${INFO}`);
      assert.deepEqual(answer, { status: 403, text: REFUSED });
    },
  },
  {
    expectation: 'health and version answer to any name',
    check: async ({ url }) => {
      for (const path of ['/health', '/version']) {
        const answer = await askAs('elsewhere.example', `${url}${path}`);
        assert.equal(answer.status, 200, path);
      }
    },
  },
];

/** What each way to start it is for; the others hold for all. */
export function setupChecks({ setup }: MlflowServer): readonly SetupCheck[] {
  return [
    ...(setup.basicAuth ? basicAuthChecks : []),
    ...(setup.staticPrefix ? prefixChecks : []),
    ...(setup.allowedHosts ? hostChecks : []),
  ];
}
