import { format } from 'node:util';
import {
  type RootLoggerService,
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import request from 'supertest';
import { component } from '../__testUtils__/objects';
import { startPlatform } from '../__testUtils__/startPlatform';
import { testPolicy } from '../__testUtils__/testPolicy';
import { testUserInfo } from '../__testUtils__/testUsers';
import { createMlopsPlugin } from '../plugin';

jest.setTimeout(60_000);

const MLFLOW_PASSWORD = 'mlflow-password-5f1c';
const MLFLOW_SECRETS = [
  MLFLOW_PASSWORD,
  // What the header says, in base64.
  `portal:${MLFLOW_PASSWORD}`,
  'mlflow-token-71d0',
  'mlflow-header-e4b2',
];
const USER_TOKENS = ['user-token-a81f', 'forged-token-9b2e'];

/** Writes down everything of every level, with all that goes along. */
function recordingLogger(lines: string[]): RootLoggerService {
  const write = (...parts: unknown[]) =>
    lines.push(
      // The proxy puts the cluster's token in place of ours before the audit event is complete. Only the test's
      // authentication repeats what it does not know.
      format(...parts).replace(/Unknown mock token '[^']*'/g, 'Unknown token'),
    );
  const logger: RootLoggerService = {
    error: write,
    warn: write,
    info: write,
    debug: write,
    child: meta => {
      write(meta);
      return logger;
    },
  };
  return logger;
}

describe('the logs of the whole backend', () => {
  const lines: string[] = [];
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let secrets: readonly string[];
  const answers: string[] = [];

  beforeAll(async () => {
    platform = await startPlatform();
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      jest.spyOn(console, method).mockImplementation((...parts) => {
        lines.push(format(...parts));
      });
    }
    const { clusterLocatorMethods } = platform.config;
    const [{ clusters }] = clusterLocatorMethods;
    const tokens = clusters
      .map(({ serviceAccountToken }) => serviceAccountToken)
      .filter(token => token.length > 8);
    secrets = [...tokens, ...MLFLOW_SECRETS, ...USER_TOKENS];
    const people = {
      ...clusters[0],
      name: 'people',
      authProvider: 'oidc',
      oidcTokenProvider: 'okta',
      serviceAccountToken: undefined,
    };
    const everything = {
      'mlops/cluster': 'local,limited,revoked,gone,login,people',
      'mlops/namespace': 'churn',
      'mlops/notebooks': '*',
      'mlflow.org/experiment-name': 'bank-churn',
    };
    const { server } = await startTestBackend({
      features: [
        createMlopsPlugin(),
        kubernetesPlugin,
        permissionPlugin,
        testPolicy,
        testUserInfo.factory,
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => recordingLogger(lines),
        }),
        catalogServiceMock.factory({
          entities: [component('everything', everything)],
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kubernetes: {
              ...platform.config,
              clusterLocatorMethods: [
                { type: 'config', clusters: [...clusters, people] },
              ],
            },
            mlops: {
              kubernetes: { access: 'owned' },
              mlflow: {
                servers: [
                  {
                    id: 'main',
                    url: 'http://127.0.0.1:1',
                    access: 'any',
                    auth: {
                      type: 'basic',
                      username: 'portal',
                      password: MLFLOW_PASSWORD,
                    },
                  },
                  {
                    id: 'other',
                    url: platform.config.clusterLocatorMethods[0].clusters[0]
                      .url,
                    access: 'any',
                    auth: { type: 'bearer', token: MLFLOW_SECRETS[2] },
                    headers: { 'x-forwarded-secret': MLFLOW_SECRETS[3] },
                  },
                ],
              },
            },
          },
        }),
      ],
    });
    const users = ['guest', 'mallory'];
    for (const [index, user] of users.entries()) {
      for (const path of [
        'entities/component/default/everything/notebooks',
        'entities/component/default/everything/endpoints',
        'entities/component/default/everything/experiments',
        'entities/component/default/everything/overview',
        ...['', '/events', '/logs', '/manifest'].map(
          part =>
            `entities/component/default/everything/notebooks/local/churn/churn-explore${part}`,
        ),
        'entities/component/default/everything/notebooks?cursor=broken',
        'entities/component/default/not-there/notebooks',
        'status',
      ]) {
        const { status, body, headers } = await request(server)
          .get(`/api/mlops/${path}`)
          .set('Mlops-Cluster-Token-people', USER_TOKENS[index])
          .set('Mlops-Cluster-Token-local', USER_TOKENS[index])
          .set(
            'Authorization',
            mockCredentials.user.header(`user:default/${user}`),
          );
        answers.push(JSON.stringify([status, body, headers]));
      }
    }
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await platform?.close();
  });

  it('say something, also of what was refused', () => {
    expect(lines.length).toBeGreaterThan(20);
    const text = lines.join('\n');
    expect(text).toContain('resource-read');
    expect(text).toContain('mallory');
  });

  it('hold no token and no secret, and neither do the answers', () => {
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) {
      const shapes = [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        encodeURIComponent(secret),
      ];
      for (const shape of shapes) {
        expect(lines.filter(line => line.includes(shape))).toEqual([]);
        expect(answers.filter(text => text.includes(shape))).toEqual([]);
      }
    }
    expect(answers.some(text => text.startsWith('[200'))).toBe(true);
    expect(answers.some(text => text.startsWith('[403'))).toBe(true);
  });
});
