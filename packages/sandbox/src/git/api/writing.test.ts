import { json, TestGitHost, textAt } from '../__testUtils__';

const git = '/repos/team/models/git';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('writing by the API', () => {
  let host: TestGitHost;
  let main: string;
  let tree: string;

  beforeAll(async () => {
    host = await TestGitHost.start();
    const ref = await json(await host.api(`${git}/ref/heads/main`));
    main = textAt(ref, 'object', 'sha');
    const commit = await json(await host.api(`${git}/commits/${main}`));
    tree = textAt(commit, 'tree', 'sha');
  });

  afterAll(() => host.stop());

  async function commitOn(parent: string, message: string): Promise<string> {
    const response = await host.api(`${git}/commits`, {
      body: { message, tree, parents: [parent] },
    });
    return textAt(await json(response), 'sha');
  }

  it('creates, moves and deletes a branch whose name has slashes, and announces it', async () => {
    const first = await commitOn(main, 'First');
    const second = await commitOn(first, 'Second');
    const body = { ref: 'refs/heads/mlops/1/create', sha: first };
    const created = await host.api(`${git}/refs`, { body });
    expect(created.status).toBe(201);
    const again = await host.api(`${git}/refs`, { body });
    expect([again.status, textAt(await json(again), 'message')]).toEqual([
      422,
      'Reference already exists',
    ]);

    const encoded = `${git}/refs/heads%2Fmlops%2F1%2Fcreate`;
    const moved = await host.api(encoded, {
      method: 'PATCH',
      body: { sha: second },
    });
    expect(moved.status).toBe(200);
    const back = await host.api(encoded, {
      method: 'PATCH',
      body: { sha: first },
    });
    expect([back.status, textAt(await json(back), 'message')]).toEqual([
      422,
      'Update is not a fast forward',
    ]);
    const forced = await host.api(encoded, {
      method: 'PATCH',
      body: { sha: first, force: true },
    });
    expect(forced.status).toBe(200);
    const deleted = await host.api(encoded, { method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect(host.events.map(({ branch }) => branch)).toEqual(
      Array(4).fill('mlops/1/create'),
    );
  });

  it('keeps author and message of a commit', async () => {
    const response = await host.api(`${git}/commits`, {
      body: {
        message: 'Grüße\n\n-- not an option\n',
        tree,
        parents: [main],
        author: {
          name: 'Ada Lovelace',
          email: 'ada@example.com',
          date: '2026-01-31T12:00:00Z',
        },
      },
    });
    expect(await json(response)).toMatchObject({
      message: 'Grüße\n\n-- not an option',
      author: {
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        date: '2026-01-31T12:00:00Z',
      },
      parents: [{ sha: main }],
    });
  });

  it('puts base64 content, an executable file and a folder in place of a file into a tree', async () => {
    const blob = await host.api(`${git}/blobs`, {
      body: { content: 'aGkK', encoding: 'base64' },
    });
    const response = await host.api(`${git}/trees`, {
      body: {
        base_tree: tree,
        tree: [
          {
            path: 'run.sh',
            mode: '100755',
            sha: textAt(await json(blob), 'sha'),
          },
          { path: 'README.md/inner', mode: '100644', content: 'x' },
        ],
      },
    });
    const { tree: entries } = (await response.json()) as {
      tree: { path: string; mode: string; type: string }[];
    };
    expect(response.status).toBe(201);
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'run.sh', mode: '100755' }),
        expect.objectContaining({ path: 'README.md', type: 'tree' }),
      ]),
    );
  });

  it.each([
    ['../outside', { content: 'x' }],
    ['/absolute', { content: 'x' }],
    ['a//b', { content: 'x' }],
    ['.git/hooks/post-update', { content: 'x' }],
    ['a/.GIT/config', { content: 'x' }],
    ['a\u0000b', { content: 'x' }],
    ['a\nb', { content: 'x' }],
    ['not-there', { sha: null }],
    ['bad-sha', { sha: 'HEAD' }],
    ['bad-mode', { content: 'x', mode: '777' }],
  ])('refuses the tree entry %j %j', async (path, entry) => {
    const response = await host.api(`${git}/trees`, {
      body: { base_tree: tree, tree: [{ path, mode: '100644', ...entry }] },
    });
    expect(response.status).toBe(422);
  });

  it.each([
    ['refs/heads/../../config'],
    ['refs/heads/-d'],
    ['refs/heads/a b'],
    ['refs/heads/a..b'],
    ['refs/heads/a.lock'],
    ['refs/heads/a@{1}'],
    ['HEAD'],
    ['refs/hooks/x'],
  ])('refuses to create %s', async ref => {
    const response = await host.api(`${git}/refs`, {
      body: { ref, sha: main },
    });
    expect(response.status).toBe(422);
  });

  it.each([
    ['a commit without a tree', 'commits', { message: 'x' }],
    ['an unknown tree', 'commits', { message: 'x', tree: '0'.repeat(40) }],
    [
      'a name with a line break',
      'commits',
      {
        message: 'x',
        tree: 'TREE',
        author: { name: 'a\nparent x', email: 'a@example.com' },
      },
    ],
    ['an unknown encoding', 'blobs', { content: 'x', encoding: 'utf-16' }],
    ['a ref to nothing', 'refs', { ref: 'refs/heads/x', sha: 'f'.repeat(40) }],
    ['a ref to a tree', 'refs', { ref: 'refs/heads/x', sha: 'TREE' }],
  ])('refuses %s', async (_name, kind, body) => {
    const text = JSON.stringify(body).replace(/TREE/g, tree);
    const response = await host.api(`${git}/${kind}`, {
      body: JSON.parse(text),
    });
    expect(response.status).toBe(422);
  });

  it('does not delete the default branch', async () => {
    const response = await host.api(`${git}/refs/heads/main`, {
      method: 'DELETE',
    });
    expect(response.status).toBe(422);
  });
});
