import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import { MlflowError } from './MlflowError';
import { ServerFacts } from './ServerFacts';

const page404 = () =>
  new Response('<title>404 Not Found</title>', {
    status: 404,
    headers: { 'content-type': 'text/html' },
  });

function clientOf(answers: Readonly<Record<string, () => Response>>) {
  const asked: string[] = [];
  const client = MlflowClient.create({
    server: testServer({ url: 'http://mlflow.example.com/mlflow' }),
    fetch: async input => {
      const { pathname } = new URL(String(input));
      asked.push(pathname);
      const end = Object.keys(answers).find(key => pathname.endsWith(key));
      return end ? answers[end]() : page404();
    },
  });
  return { client, asked };
}

describe('what a server can do', () => {
  it.each([
    [
      '3.11.2.dev0',
      {
        loggedModels: true,
        datasets: true,
        bulkIntervalHistory: true,
        parentIsNull: true,
      },
    ],
    [
      '2.22.1',
      {
        loggedModels: false,
        datasets: true,
        bulkIntervalHistory: true,
        parentIsNull: false,
      },
    ],
    [
      '2.3.0',
      {
        loggedModels: false,
        datasets: false,
        bulkIntervalHistory: false,
        parentIsNull: false,
      },
    ],
  ])('is known by its version %s', async (version, expected) => {
    const { client } = clientOf({
      'server-info': () => Response.json({ workspaces_enabled: true }),
      '/version': () => new Response(version),
    });
    const info = await client.info();
    expect(info).toEqual({ version, workspaces: true });
    expect(client.capabilities(info)).toEqual({
      ...expected,
      workspaces: true,
    });
  });

  it('is open where it tells neither', async () => {
    const { client } = clientOf({});
    const info = await client.info();
    expect(info).toEqual({ version: undefined, workspaces: false });
    expect(client.capabilities(info)).toEqual({
      loggedModels: undefined,
      datasets: undefined,
      bulkIntervalHistory: undefined,
      parentIsNull: undefined,
      workspaces: false,
    });
  });

  it('does not take a login page for a version', async () => {
    const { client } = clientOf({
      '/version': () => new Response('<title>Sign in</title>'),
    });
    expect((await client.info()).version).toBeUndefined();
  });

  it('is asked once for many', async () => {
    const { client, asked } = clientOf({
      '/version': () => new Response('3.0.0'),
    });
    await Promise.all([client.info(), client.info()]);
    const before = asked.length;
    await client.info();
    expect(asked.length).toBe(before);
    expect(asked.filter(path => path.endsWith('/version'))).toHaveLength(1);
  });

  it('is what was seen, whatever the version says', async () => {
    const { client } = clientOf({ '/version': () => new Response('3.11.1') });
    await expect(
      client.searchLoggedModels({ experimentIds: ['1'], maxResults: 1 }),
    ).resolves.toEqual({ items: [] });
    const info = await client.info();
    expect(client.capabilities(info).loggedModels).toBe(false);
  });

  it('is tried again after ten minutes', async () => {
    let time = 0;
    const facts = ServerFacts.create(() => time);
    const unsupported = async () => {
      throw new MlflowError({
        server: 'main',
        failure: 'unsupported',
        message: 'no',
      });
    };
    expect(
      await facts.whereSupported('loggedModels', unsupported),
    ).toBeUndefined();
    const work = jest.fn(async () => 'yes');
    expect(await facts.whereSupported('loggedModels', work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
    time = 11 * 60_000;
    expect(await facts.whereSupported('loggedModels', work)).toBe('yes');
    expect(facts.has('loggedModels')).toBe(true);
  });
});
