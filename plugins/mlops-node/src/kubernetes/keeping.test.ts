import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { notebook } from './__testUtils__/ScriptedGateway';
import { settle } from './__testUtils__/ManualClock';
import { setupPool, thingKind } from './__testUtils__/setupPool';

const kind = {
  ...thingKind,
  keep: ({ ours }: KubernetesObject) => ours === true,
};

describe('a kind of which only some objects are kept', () => {
  it('keeps nothing of the others, whether they are listed or come later', async () => {
    const { cluster, pool, names } = setupPool();
    cluster.put(notebook('a', { ours: true })).put(notebook('b'));
    expect(await names({ kind })).toBe('a');
    cluster.put(notebook('c', { ours: true })).put(notebook('d'));
    await settle();
    expect(await names({ kind })).toBe('a c');
    expect(pool.reports()[0].objects).toBe(2);
  });

  it('forgets what is no longer one of them, and takes up what becomes one', async () => {
    const { cluster, clock, names } = setupPool();
    cluster.put(notebook('a', { ours: true })).put(notebook('b'));
    await names({ kind });
    cluster.put(notebook('a')).put(notebook('b', { ours: true }));
    await settle();
    expect(await names({ kind })).toBe('b');
    cluster.put(notebook('b')).compact();
    cluster.cut({ status: 'expired', message: 'Too old.' });
    await clock.advance(1_000);
    expect(await names({ kind })).toBe('');
  });

  it('leaves the others out where users list', async () => {
    const { script, cluster, names } = setupPool();
    script.authProvider = 'oidc';
    cluster.put(notebook('a', { ours: true })).put(notebook('b'));
    expect(await names({ kind })).toBe('a');
  });
});

describe('a kind in a cluster that only users list', () => {
  it('is read in the newest version that there is', async () => {
    const { script, cluster, names } = setupPool();
    script.authProvider = 'oidc';
    cluster.put(notebook('a'));
    script.trouble = (_verb, { resource }) =>
      resource.version === 'v1'
        ? { status: 'not-installed', message: 'No v1.' }
        : undefined;
    expect(await names()).toBe('a');
  });

  it('is said to be missing by the name of the newest version', async () => {
    const { script, read } = setupPool();
    script.authProvider = 'oidc';
    script.trouble = (_verb, { resource }) => ({
      status: 'not-installed',
      message: `No ${resource.version}.`,
    });
    expect((await read()).state).toEqual({
      status: 'not-installed',
      message: 'No v1.',
    });
    expect(script.lists).toHaveLength(2);
  });
});
