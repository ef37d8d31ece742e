import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import request from 'supertest';
import { SandboxPeople } from './SandboxPeople';
import sandboxPlugin from './sandboxPlugin';

const config = {
  auth: {
    providers: {
      sandbox: {
        people: {
          alice: { clusterToken: 'token-of-alice' },
          bob: { clusterToken: 'token-of-bob' },
          carol: {},
        },
      },
    },
  },
};

describe('SandboxPeople', () => {
  const people = (environment?: string) =>
    SandboxPeople.fromConfig(new ConfigReader(config), environment);

  it('knows whom the configuration names', () => {
    const known = people('development');
    expect(known.entityRef('alice')).toBe('user:default/alice');
    for (const name of ['mallory', '', undefined, ['alice'], 'ALICE']) {
      expect(() => known.entityRef(name)).toThrow(/Nobody of this name/);
    }
  });

  it.each(['production', 'test', undefined])(
    'lets nobody in when the environment is %s',
    environment => {
      const known = SandboxPeople.fromConfig(
        new ConfigReader(config),
        environment ?? '',
      );
      expect(() => known.entityRef('alice')).toThrow(/development only/);
      expect(known.clusterToken('user:default/alice')).toBeUndefined();
    },
  );

  it('is empty without configuration', () => {
    const none = SandboxPeople.fromConfig(new ConfigReader({}), 'development');
    expect(() => none.entityRef('alice')).toThrow(/Nobody of this name/);
  });
});

describe('GET cluster-token', () => {
  const environment = process.env.NODE_ENV;

  async function start() {
    const { server } = await startTestBackend({
      features: [
        sandboxPlugin,
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
    return (authorization: string) =>
      request(server)
        .get('/api/sandbox/cluster-token')
        .set('Authorization', authorization);
  }

  beforeEach(() => {
    Object.assign(process.env, { NODE_ENV: 'development' });
  });

  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: environment });
  });

  it('gives each of them their own, and nothing to keep it by', async () => {
    const get = await start();
    for (const name of ['alice', 'bob']) {
      const answer = await get(
        mockCredentials.user.header(`user:default/${name}`),
      );
      expect(answer.body).toEqual({ token: `token-of-${name}` });
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it.each(['user:default/guest', 'user:default/carol', 'user:other/alice'])(
    'has none for %s',
    async userEntityRef => {
      const get = await start();
      const { status, body } = await get(
        mockCredentials.user.header(userEntityRef),
      );
      expect(status).toBe(200);
      expect(body).toEqual({});
    },
  );

  it.each([
    ['nobody', 401, mockCredentials.none.header()],
    ['a service', 403, mockCredentials.service.header()],
  ])('is not for %s', async (_who, expected, authorization) => {
    const get = await start();
    const { status, text } = await get(authorization);
    expect(status).toBe(expected);
    expect(text).not.toContain('token-of');
  });
});
