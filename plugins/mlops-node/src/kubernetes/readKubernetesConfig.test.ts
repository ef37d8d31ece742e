import { ConfigReader } from '@backstage/config';
import { readKubernetesConfig } from './readKubernetesConfig';

function read(kubernetes?: unknown) {
  return readKubernetesConfig(
    new ConfigReader({ mlops: { kubernetes } } as never),
  );
}

describe('readKubernetesConfig', () => {
  it.each([true, 'values', {}, ['names']])(
    'reads no names of Secrets for %j, and says so',
    secrets => {
      const { secretNames, problems } = read({
        access: 'any',
        clusters: { local: { secrets } },
      });
      expect([...secretNames]).toEqual([]);
      expect(problems[0].message).toContain('write "names"');
    },
  );

  it('reads all settings', () => {
    const config = read({
      access: 'owned',
      namespaces: [
        {
          clusters: ['local'],
          namespaces: ['shared'],
          owners: ['group:default/platform'],
        },
      ],
      clusters: {
        local: { gatewayUrl: 'http://localhost:7480/kf/' },
        other: { secrets: 'names' },
      },
    });
    expect(config.problems).toEqual([]);
    expect(config.rule).toEqual({
      access: 'owned',
      grants: [
        {
          clusters: ['local'],
          namespaces: ['shared'],
          owners: ['group:default/platform'],
        },
      ],
    });
    expect([...config.gatewayUrls]).toEqual([
      ['local', 'http://localhost:7480/kf'],
    ]);
    expect([...config.secretNames]).toEqual(['other']);
  });

  it.each([
    [
      'nothing is configured',
      undefined,
      'mlops.kubernetes.access is missing: set it to "owned"',
    ],
    [
      'access is unknown',
      { access: 'all' },
      'mlops.kubernetes.access is "all": set it to "owned"',
    ],
    [
      'access is no text',
      { access: true },
      'mlops.kubernetes.access is true: set it to "owned"',
    ],
    [
      'the section is a text',
      'owned',
      'mlops.kubernetes is not a set of keys.',
    ],
  ])('opens nothing when %s', (_when, kubernetes, message) => {
    const config = read(kubernetes);
    expect(config.rule).toBeUndefined();
    expect(config.problems[0].message).toContain(message);
  });

  it.each([
    [
      'a grant without owners',
      { namespaces: [{ namespaces: ['a'] }] },
      'mlops.kubernetes.namespaces[0].owners is wrong',
    ],
    [
      'an owner that is no ref',
      { namespaces: [{ namespaces: ['a'], owners: ['team'] }] },
      'mlops.kubernetes.namespaces[0].owners.0 is wrong: write an entity ref such as group:default/churn-team.',
    ],
    [
      'grants that are no list',
      { namespaces: { a: 1 } },
      'mlops.kubernetes.namespaces is not a list.',
    ],
    [
      'an unknown key',
      {
        namespaces: [
          { namespaces: ['a'], owners: ['group:default/a'], owner: 'x' },
        ],
      },
      'mlops.kubernetes.namespaces[0] is wrong',
    ],
    [
      'a gateway that is no website',
      { clusters: { local: { gatewayUrl: 'ftp://files' } } },
      'mlops.kubernetes.clusters.local.gatewayUrl is wrong: write an http(s) URL',
    ],
    [
      'a gateway with credentials',
      { clusters: { local: { gatewayUrl: 'http://a:b@x' } } },
      'mlops.kubernetes.clusters.local.gatewayUrl is wrong',
    ],
    [
      'clusters that are a list',
      { clusters: ['local'] },
      'mlops.kubernetes.clusters is not a set of keys.',
    ],
  ])('leaves out %s and keeps the rest', (_what, wrong, message) => {
    const config = read({ access: 'owned', ...wrong });
    expect(config.rule).toEqual({ access: 'owned', grants: [] });
    expect(config.gatewayUrls.size).toBe(0);
    expect(config.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  it('reads with whose rights a cluster is read', () => {
    const { lanes, problems } = read({
      access: 'owned',
      clusters: { edge: { lane: 'shared' }, prod: { lane: 'user' }, dev: {} },
    });
    expect([...lanes]).toEqual([
      ['edge', 'shared'],
      ['prod', 'user'],
    ]);
    expect(problems).toEqual([]);
  });

  it('takes the narrower lane when it cannot be read', () => {
    const { lanes, problems } = read({
      access: 'owned',
      clusters: { prod: { lane: 'everybody' } },
    });
    expect([...lanes]).toEqual([['prod', 'user']]);
    expect(problems).toEqual([
      {
        key: 'mlops.kubernetes.clusters.prod.lane',
        message:
          'mlops.kubernetes.clusters.prod.lane is wrong: write "shared" (read with the portal\'s credentials) or "user" (read with the token of each user).',
      },
    ]);
  });

  it('does not watch for users what is shared anyway', () => {
    const { watchVia, problems } = read({
      access: 'owned',
      clusters: { prod: { lane: 'shared', watchVia: 'prod-watch' } },
    });
    expect(watchVia.size).toBe(0);
    expect(problems).toEqual([
      expect.objectContaining({
        key: 'mlops.kubernetes.clusters.prod.watchVia',
      }),
    ]);
  });
});
