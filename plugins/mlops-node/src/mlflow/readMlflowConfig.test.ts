import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { readMlflowConfig } from './readMlflowConfig';

const VALID: JsonObject = {
  id: 'main',
  url: 'http://mlflow.mlflow.svc:5000/mlflow/',
  access: 'owned',
};

function read(...servers: JsonValue[]) {
  return readMlflowConfig(new ConfigReader({ mlops: { mlflow: { servers } } }));
}

describe('readMlflowConfig', () => {
  it('reads a server with everything', () => {
    const { servers, problems } = read({
      ...VALID,
      externalUrl: 'https://k.example.com/mlflow/',
      owners: {
        'bank-churn': 'group:default/churn-team',
        'a.b': ['group:default/a', 'user:default/b'],
      },
      auth: { type: 'basic', username: 'portal', password: 'p:w' },
      headers: { 'Kubeflow-Userid': 'portal@example.com' },
      workspace: 'team-a',
      workspaces: { 'team-a': 'group:default/a' },
      limits: { timeoutMs: 5000, concurrency: 2 },
      stalledAfter: { hours: 2 },
    });
    expect(problems).toEqual([]);
    expect(servers).toEqual([
      expect.objectContaining({
        id: 'main',
        url: 'http://mlflow.mlflow.svc:5000/mlflow',
        externalUrl: 'https://k.example.com/mlflow',
        access: 'owned',
        auth: { type: 'basic', username: 'portal', password: 'p:w' },
        headers: { 'kubeflow-userid': 'portal@example.com' },
        workspace: 'team-a',
        workspaces: new Map([['team-a', ['group:default/a']]]),
        limits: {
          timeoutMs: 5000,
          concurrency: 2,
          maxResponseBytes: 33554432,
          maxDownloadBytes: 1073741824,
        },
        stalledAfterMs: 7_200_000,
      }),
    ]);
    expect([...servers[0].owners]).toEqual([
      ['bank-churn', ['group:default/churn-team']],
      ['a.b', ['group:default/a', 'user:default/b']],
    ]);
  });

  it('links to the url itself unless another address is given', () => {
    const [server] = read(VALID).servers;
    expect(server.externalUrl).toBe('http://mlflow.mlflow.svc:5000/mlflow');
  });

  it('has no servers and no complaint when nothing is configured', () => {
    const empty = { servers: [], problems: [] };
    expect(readMlflowConfig(new ConfigReader({}))).toEqual(empty);
  });

  it.each<[string, JsonObject, string, RegExp]>([
    ['no access', { access: '' }, 'access', /owned.*any/],
    ['an unknown access', { access: 'all' }, 'access', /"all".*owned.*any/],
    ['no url', { url: '' }, 'url', /missing/],
    ['a url of another kind', { url: 'ftp://x' }, 'url', /http:\/\//],
    ['a url that is none', { url: 'mlflow:5000:1' }, 'url', /no URL|http/],
    ['credentials in the url', { url: 'http://u:sesame@x' }, 'url', /auth/],
    ['a query in the url', { url: 'http://x/?a=b' }, 'url', /path/],
    [
      'a broken external url',
      { externalUrl: 'data:text/html,x' },
      'externalUrl',
      /http/,
    ],
    ['a strange id', { id: 'Main Server' }, 'id', /lower case/],
    [
      'an unknown auth',
      { auth: { type: 'oidc' } },
      'auth.type',
      /none, basic.*bearer/,
    ],
    [
      'basic without password',
      { auth: { type: 'basic', username: 'a' } },
      'auth.password',
      /missing/,
    ],
    [
      'a token with a line break',
      { auth: { type: 'bearer', token: 'ses\name' } },
      'auth.token',
      /header/,
    ],
    [
      'a token file without a path',
      { auth: { type: 'tokenFile' } },
      'auth.path',
      /missing/,
    ],
    [
      'a destination of artifacts that is a path',
      { artifactsDestination: '/mlflow' },
      'artifactsDestination',
      /s3:/,
    ],
    [
      'credentials in the destination of artifacts',
      { artifactsDestination: 's3://key:sesame@bucket' },
      'artifactsDestination',
      /credentials/,
    ],
    ['a header that is none', { headers: { 'a b': 'c' } }, 'headers', /a b/],
    ['owners that are none', { owners: { x: 7 } }, 'owners', /"x"/],
    [
      'a user’s token without a provider',
      { auth: { type: 'user' } },
      'auth.provider',
      /missing/,
    ],
    [
      'a provider that is none',
      { auth: { type: 'user', provider: 'a b' } },
      'auth.provider',
      /oidc\.okta/,
    ],
    [
      'a placeholder that nobody knows',
      { headers: { 'x-user': '{{ user.name }}' } },
      'headers',
      /\{\{ user\.name \}\}.*user\.email/,
    ],
    [
      'a header that would make MLflow refuse all',
      { headers: { Origin: 'http://x' } },
      'headers',
      /"Origin"/,
    ],
    [
      'no time at all',
      { limits: { timeoutMs: 0 } },
      'limits.timeoutMs',
      /120000/,
    ],
    [
      'more at once than a server bears',
      { limits: { concurrency: 1000 } },
      'limits.concurrency',
      /from 1 to 32/,
    ],
    [
      'a limit that nobody knows',
      { limits: { speed: 1 } },
      'limits.speed',
      /concurrency, timeoutMs/,
    ],
    [
      'a workspace that is none',
      { workspace: 'Team A' },
      'workspace',
      /lower case/,
    ],
    [
      'owners of workspaces that are none',
      { workspaces: { a: 7 } },
      'workspaces',
      /"a"/,
    ],
    [
      'no time after which runs have stalled',
      { stalledAfter: { hours: 0 } },
      'stalledAfter',
      /hours: 24/,
    ],
  ])(
    'disables a server with %s and names the key',
    (_, change, key, choices) => {
      const { servers, problems } = read({ ...VALID, ...change });
      expect(servers).toEqual([]);
      expect(problems).toHaveLength(1);
      expect(problems[0].key).toBe(`mlops.mlflow.servers[0].${key}`);
      expect(problems[0].message).toContain(problems[0].key);
      expect(problems[0].message).toMatch(choices);
      expect(problems[0].message).not.toMatch(/sesame|ses\name/);
    },
  );

  it('keeps the other servers when one is wrong', () => {
    const { servers, problems } = read(
      { ...VALID, access: 'some' },
      { ...VALID, id: 'other' },
      { ...VALID, id: 'other' },
      'nonsense',
    );
    expect(servers.map(({ id }) => id)).toEqual(['other']);
    expect(problems.map(({ serverId }) => serverId)).toContain('main');
    expect(problems.length).toBeGreaterThanOrEqual(1);
  });

  it('never throws, whatever stands there', () => {
    for (const servers of ['x', 7, { a: 1 }, [null], [[]], [{ id: 7 }]]) {
      const config = new ConfigReader({
        mlops: { mlflow: { servers } },
      } as JsonObject);
      expect(readMlflowConfig(config).servers).toEqual([]);
    }
  });
});
