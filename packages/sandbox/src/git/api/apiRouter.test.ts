import { startGit } from '../startGit';
import { json, TestGitHost, textAt } from '../__testUtils__';

const repository = '/repos/team/models';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('the REST API', () => {
  let host: TestGitHost;

  beforeAll(async () => {
    host = await TestGitHost.start();
  });

  afterAll(() => host.stop());

  it('says who the token belongs to', async () => {
    expect(await json(await host.api('/user'))).toMatchObject({
      login: 'portal',
    });
  });

  it('accepts Bearer as well as token', async () => {
    const response = await fetch(`${host.url}/api/v3/user`, {
      headers: { Authorization: `Bearer ${host.git.token}` },
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ['GET', '/user', '', 401, 'Requires authentication'],
    ['GET', repository, 'wrong', 401, 'Bad credentials'],
    ['POST', `${repository}/git/blobs`, '', 401, 'Requires authentication'],
    ['GET', '/repos/team/nothing', '', 404, 'Not Found'],
    ['GET', '/nothing', '', 404, 'Not Found'],
    ['GET', `${repository}/pulls/1`, '', 404, 'Not Found'],
    ['GET', `${repository}/branches/none`, '', 404, 'Branch not found'],
  ])('%s %s with token "%s" → %d %s', async (method, path, token, ...want) => {
    const body = method === 'POST' ? { content: 'x' } : undefined;
    const response = await host.api(path, { method, token, body });
    const answer = await json(response);
    expect([response.status, textAt(answer, 'message')]).toEqual(want);
    expect(answer).toMatchObject({
      documentation_url: expect.stringContaining('docs.github.com'),
      status: String(response.status),
    });
  });

  it('refuses writing with a token that may only read', async () => {
    const token = host.git.readOnlyToken;
    expect(await json(await host.api(repository, { token }))).toMatchObject({
      permissions: { pull: true, push: false },
    });
    const response = await host.api(`${repository}/git/blobs`, {
      token,
      body: { content: 'x' },
    });
    expect(response.status).toBe(403);
  });

  it('gives a file raw, and 304 to whoever has it', async () => {
    const url = `${host.url}/api/v3${repository}/contents/a%20folder/Gr%C3%BC%C3%9Fe.md?ref=main`;
    const headers = { Accept: 'application/vnd.github.v3.raw' };
    const response = await fetch(url, { headers });
    expect(await response.text()).toBe('Hallo\n');
    expect(response.headers.get('last-modified')).toBeTruthy();
    const again = await fetch(url, {
      headers: {
        ...headers,
        'If-None-Match': response.headers.get('etag') ?? '',
      },
    });
    expect(again.status).toBe(304);
  });

  it('gives a file as JSON and a folder as list', async () => {
    const file = await json(await host.api(`${repository}/contents/README.md`));
    expect(file).toMatchObject({ type: 'file', encoding: 'base64', size: 9 });
    expect(
      Buffer.from(textAt(file, 'content'), 'base64').toString('utf8'),
    ).toBe('# Models\n');
    const folder = await json(await host.api(`${repository}/contents/tenants`));
    expect(folder).toMatchObject([
      { type: 'dir', name: 'churn', path: 'tenants/churn' },
    ]);
  });

  it('lists a whole tree, whose blobs can be read', async () => {
    const tree = await json(
      await host.api(`${repository}/git/trees/main?recursive=true`),
    );
    expect(tree).toMatchObject({ truncated: false });
    const { tree: entries } = tree as {
      tree: { path: string; type: string; url: string }[];
    };
    expect(entries.map(({ path }) => path)).toContain('tenants/churn');
    const readme = entries.find(({ path }) => path === 'README.md');
    const blob = await json(await fetch(readme?.url ?? ''));
    expect(textAt(blob, 'content')).toBe(
      Buffer.from('# Models\n').toString('base64'),
    );
  });

  it('gives an archive with one folder at the top', async () => {
    const response = await fetch(
      `${host.url}/api/v3${repository}/tarball/main`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
  });

  it('lists commits and pages', async () => {
    const response = await host.api(
      `${repository}/commits?sha=main&per_page=1`,
    );
    expect(await json(response)).toMatchObject([
      {
        commit: {
          message: 'Seed team/models',
          tree: { sha: expect.any(String) },
        },
      },
    ]);
    const branches = await host.api(`${repository}/branches?per_page=1`);
    expect(await json(branches)).toMatchObject([{ name: 'main' }]);
    expect(branches.headers.get('link')).toBeNull();
  });

  it('refuses a body that is no JSON', async () => {
    const response = await fetch(`${host.url}/api/v3${repository}/git/blobs`, {
      method: 'POST',
      headers: { Authorization: `token ${host.git.token}` },
      body: '{',
    });
    expect(response.status).toBe(400);
  });

  it.each([
    `${repository}/contents/../../../../etc/passwd`,
    `${repository}/contents/%2e%2e/%2e%2e/HEAD`,
    `${repository}/contents/tenants/..%2f..%2fHEAD`,
    `${repository}/contents/.git/config`,
    `${repository}/contents/README.md?ref=--all`,
    `${repository}/contents/README.md?ref=main:README.md`,
    `${repository}/contents/README.md?ref=main~0`,
    `${repository}/commits/--output=x/status`,
    `${repository}/tarball/--remote=x`,
    `${repository}/git/trees/--help`,
    `${repository}/git/blobs/HEAD`,
    `${repository}/branches/..%2fmain`,
    '/repos/../team/models',
    '/repos/team/%2e%2e%2fmodels',
    '/repos/te%20am/models',
    '/repos/-team/models',
  ])('finds nothing at %s', async path => {
    const response = await host.rawRequest(`/api/v3${path}`);
    expect(response.status).toBe(404);
  });

  it('answers only to names of this machine', async () => {
    const response = await host.rawRequest(`/api/v3${repository}`, {
      headers: { Host: 'evil.example.com' },
    });
    expect(response.status).toBe(403);
  });
});

describe('repositories to start with', () => {
  it.each([
    ['../etc', 'models', {}],
    ['team', '..', {}],
    ['team', '-rf', {}],
    ['te am', 'models', {}],
    ['team', 'models', { '../outside': 'x' }],
    ['team', 'models', { '.git/config': 'x' }],
    ['team', 'models', { 'a\nb': 'x' }],
  ])('refuses %s/%s with %j', async (owner, name, files) => {
    await expect(
      startGit({ repositories: [{ owner, name, files }] }),
    ).rejects.toThrow(/not a valid/);
  });
});
