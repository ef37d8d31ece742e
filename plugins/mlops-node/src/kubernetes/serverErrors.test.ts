import { notebook } from './__testUtils__/ScriptedGateway';
import { podKind, setupServer } from './__testUtils__/setupServer';

const answer = (status: number, headers?: Record<string, string>) => () =>
  Response.json({ kind: 'Status', code: status }, { status, headers });

/** The API server answers so, for notebooks and one way of asking for them. */
function setup(what: string, instead: () => Response) {
  const watched = setupServer();
  const { server } = watched;
  server.kind('notebooks').put(notebook('a'));
  server.kind('pods').put(notebook('a-0'));
  const fail = () => {
    server.instead = asked => (asked === what ? instead() : undefined);
  };
  const mend = () => {
    server.instead = () => undefined;
  };
  const asked = () => server.requests.filter(one => one === what).length;
  return { ...watched, fail, mend, asked };
}

describe('an API server that answers 500', () => {
  const message =
    'Cluster "local" answered with status 500 for notebooks.kubeflow.org.';

  it('to lists, is asked again without a storm, and other kinds are well', async () => {
    const { fail, mend, asked, begin, clock, read, names, pool } = setup(
      'notebooks',
      answer(500),
    );
    fail();
    await begin();
    expect(await read()).toEqual({
      state: { status: 'unreachable', message },
      items: [],
    });
    expect(await names(podKind)).toBe('a-0');
    await clock.advance(120_000);
    expect(asked()).toBeLessThan(60);
    mend();
    await clock.advance(35_000);
    expect(await names()).toBe('a');
    expect((await read()).state.status).toBe('live');
    pool.stop();
  });

  it('to watches, costs what is new and not what is known', async () => {
    const { fail, mend, asked, begin, clock, read, server, names, pool } =
      setup('notebooks?watch', answer(500));
    await begin();
    fail();
    server.kind('notebooks').put(notebook('b'));
    // The one that is open goes on to its end.
    await clock.advance(23_000);
    expect(await names()).toBe('a b');
    expect((await read()).state).toMatchObject({ status: 'stale', message });
    server.kind('notebooks').put(notebook('c'));
    const before = asked();
    await clock.advance(120_000);
    expect(asked() - before).toBeLessThan(60);
    expect(await names()).toBe('a b');
    mend();
    await clock.advance(35_000);
    expect(await names()).toBe('a b c');
    expect((await read()).state.status).toBe('live');
    pool.stop();
  });
});

describe('an API server that answers 429 with Retry-After', () => {
  it.each(['notebooks', 'notebooks?watch'])(
    'to %s, is left alone for the minute that it wants',
    async what => {
      const { fail, mend, asked, begin, clock, names, pool } = setup(
        what,
        answer(429, { 'retry-after': '60' }),
      );
      fail();
      await begin();
      expect(asked()).toBe(1);
      await clock.advance(58_000);
      expect(asked()).toBe(1);
      mend();
      await clock.advance(10_000);
      expect(asked()).toBe(2);
      expect(await names()).toBe('a');
      pool.stop();
    },
  );
});

describe('a cluster that forbids one kind', () => {
  it('shows the others, and that kind a minute after it was allowed', async () => {
    const { fail, mend, begin, clock, read, names, pool } = setup(
      'notebooks',
      answer(403),
    );
    fail();
    await begin();
    expect(await read()).toMatchObject({
      state: { status: 'forbidden' },
      items: [],
    });
    expect((await read(podKind)).state.status).toBe('live');
    expect(await names(podKind)).toBe('a-0');
    mend();
    await clock.advance(67_000);
    expect(await names()).toBe('a');
    pool.stop();
  });
});
