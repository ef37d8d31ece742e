import { TestGitHost } from '../__testUtils__';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('the pages', () => {
  let host: TestGitHost;

  beforeEach(async () => {
    host = await TestGitHost.start();
  });

  afterEach(() => host.stop());

  const path = (number: number) => `/team/models/pull/${number}`;

  async function formToken(number: number): Promise<string> {
    const { text } = await host.rawRequest(path(number));
    return /name="token" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '';
  }

  function submit(
    target: string,
    token: string,
    headers: Record<string, string> = {},
  ) {
    return host.rawRequest(target, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: host.url,
        Host: new URL(host.url).host,
        ...headers,
      },
      body: new URLSearchParams({ token }).toString(),
    });
  }

  it('lists repositories and open pull requests', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const { text } = await host.rawRequest('/');
    expect(text).toContain('href="/team/models"');
    expect(text).toContain(`href="${path(number)}"`);
  });

  it('shows files, also those whose names need escaping, and gives them raw as text', async () => {
    const listing = await host.rawRequest('/team/models');
    const link = '/team/models/blob/main/a%20folder/Gr%C3%BC%C3%9Fe.md';
    expect(listing.text).toContain(`href="${link}"`);
    expect((await host.rawRequest(link)).text).toContain('Hallo');
    const raw = await host.rawRequest(link.replace('/blob/', '/raw/'));
    expect(raw.text).toBe('Hallo\n');
    expect(raw.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  describe('editing a file', () => {
    const edit = '/team/models/edit/main/a%20folder/Gr%C3%BC%C3%9Fe.md';

    async function propose(content: string, token?: string) {
      const page = await host.rawRequest(edit);
      const own = /name="token" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';
      return host.rawRequest(edit, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: host.url,
          Host: new URL(host.url).host,
        },
        body: new URLSearchParams({
          token: token ?? own,
          content,
        }).toString(),
      });
    }

    it('opens a pull request with the change, and leaves the branch as it is', async () => {
      const { status, headers } = await propose('Guten Tag\r\n');
      expect(status).toBe(303);
      expect(headers.location).toBe(path(1));
      const { text } = await host.rawRequest(`${path(1)}.diff`);
      expect(text).toContain('-Hallo\n+Guten Tag\n');
      const raw = await host.rawRequest(edit.replace('/edit/', '/raw/'));
      expect(raw.text).toBe('Hallo\n');
    });

    it('refuses a form of another page, and one that changes nothing', async () => {
      expect((await propose('Guten Tag\n', 'wrong')).status).toBe(403);
      const same = await propose('Hallo\n');
      expect(same.status).toBe(422);
      expect(same.text).toContain('Nothing was changed.');
      const list = await host.rawRequest('/team/models');
      expect(list.text).toContain('No pull request yet.');
    });

    it('knows no file elsewhere', async () => {
      const { status } = await host.rawRequest('/team/models/edit/main/gone');
      expect(status).toBe(404);
    });
  });

  it('shows a file of a branch whose name has slashes', async () => {
    await host.propose('mlops/1/add', { 'one.txt': 'first\n' });
    const page = await host.rawRequest('/team/models/blob/mlops/1/add/one.txt');
    expect(page.text).toContain('first');
  });

  it('escapes everything that a pull request brings', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const number = await host.propose(
      'one',
      { 'one.txt': `${evil}\n` },
      { title: evil, body: `${evil}\nsecond line` },
    );
    const { text, headers } = await host.rawRequest(path(number));
    expect(text).not.toContain('<img');
    expect(text).toContain(
      '&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;',
    );
    expect(text).toContain('\nsecond line');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('merges by the button and says what happens next', async () => {
    const number = await host.propose('one', {
      'tenants/churn/notebooks/two/notebook.yaml': 'kind: Notebook\n',
    });
    const token = await formToken(number);
    const answer = await submit(`${path(number)}/merge`, token);
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      path(number),
    ]);
    const { text } = await host.rawRequest(path(number));
    expect(text).toContain('>Merged</span>');
    expect(text).toContain('The GitOps loop applies this within seconds.');
    expect(text).not.toContain('<form');
    expect(
      (await host.mainFiles()).has('tenants/churn/notebooks/two/notebook.yaml'),
    ).toBe(true);
    expect(host.events.at(-1)?.branch).toBe('main');
  });

  it('closes by the button', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const token = await formToken(number);
    await submit(`${path(number)}/close`, token);
    const { text } = await host.rawRequest(path(number));
    expect(text).toContain('>Closed</span>');
    expect((await host.mainFiles()).has('one.txt')).toBe(false);
  });

  it.each([
    ['no token', '', {}],
    ['a wrong token', 'f'.repeat(48), {}],
    ['a token that is no ASCII', 'ü'.repeat(48), {}],
    ['another origin', undefined, { Origin: 'http://evil.example.com' }],
    ['an opaque origin', undefined, { Origin: 'null' }],
    ['another host name', undefined, { Host: 'evil.example.com' }],
  ])('refuses a merge with %s', async (_name, token, headers) => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const answer = await submit(
      `${path(number)}/merge`,
      token ?? (await formToken(number)),
      headers,
    );
    expect(answer.status).toBe(403);
    expect((await host.mainFiles()).has('one.txt')).toBe(false);
  });

  it('offers no merge for a conflict and refuses it with a message', async () => {
    const one = await host.propose('one', { 'README.md': 'one\n' });
    const two = await host.propose('two', { 'README.md': 'two\n' });
    const token = await formToken(one);
    await submit(`${path(one)}/merge`, token);
    const page = await host.rawRequest(path(two));
    expect(page.text).toContain('has conflicts with');
    expect(page.text).not.toContain(`${path(two)}/merge`);
    const answer = await submit(`${path(two)}/merge`, token);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain(
      'Not merged. This branch has conflicts that must be resolved: README.md',
    );
  });

  it.each([
    '/team/none',
    '/team/models/pull/7',
    '/team/models/pull/-1',
    '/team/models/blob/main/../../../etc/passwd',
    '/team/models/blob/main/%2e%2e/%2e%2e/HEAD',
    '/team/models/blob/--output=x/README.md',
    '/%2e%2e/%2e%2e',
  ])('finds nothing at %s', async target => {
    expect((await host.rawRequest(target)).status).toBe(404);
  });

  it('answers a path that cannot be decoded', async () => {
    expect((await host.rawRequest('/team/%ff')).status).toBe(400);
  });
});
