import { json, TestGitHost, textAt } from '../__testUtils__';

const pulls = '/repos/team/models/pulls';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('pull requests by the API', () => {
  let host: TestGitHost;

  beforeEach(async () => {
    host = await TestGitHost.start();
  });

  afterEach(() => host.stop());

  it('opens, lists, shows and merges one', async () => {
    const number = await host.propose('mlops/1/add', {
      'tenants/churn/notebooks/two/notebook.yaml': 'kind: Notebook\n',
      'README.md': undefined,
    });
    expect(await json(await host.api(pulls))).toMatchObject([
      { number, state: 'open', head: { ref: 'mlops/1/add' } },
    ]);
    expect(await json(await host.api(`${pulls}/${number}`))).toMatchObject({
      mergeable: true,
      merged: false,
      commits: 1,
      changed_files: 2,
      html_url: `${host.url}/team/models/pull/${number}`,
      base: { ref: 'main' },
    });
    expect(
      await json(await host.api(`${pulls}/${number}/files`)),
    ).toMatchObject([
      { filename: 'README.md', status: 'removed', deletions: 1 },
      {
        filename: 'tenants/churn/notebooks/two/notebook.yaml',
        status: 'added',
        patch: '@@ -0,0 +1 @@\n+kind: Notebook',
      },
    ]);
    const merged = await host.api(`${pulls}/${number}/merge`, {
      method: 'PUT',
      body: {},
    });
    expect(await json(merged)).toMatchObject({ merged: true });
    expect((await host.mainFiles()).has('README.md')).toBe(false);
    expect(host.events.at(-1)?.branch).toBe('main');
    expect(await json(await host.api(`${pulls}/${number}`))).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'portal' },
    });
    const check = await host.api(`${pulls}/${number}/merge`);
    expect(check.status).toBe(204);
  });

  it('writes a merge commit with both parents, or one commit when squashed', async () => {
    const one = await host.propose('one', { 'one.txt': '1\n' });
    const two = await host.propose('two', { 'two.txt': '2\n' });
    const parentsAfter = async (number: number, method: string) => {
      const merged = await host.api(`${pulls}/${number}/merge`, {
        method: 'PUT',
        body: { merge_method: method },
      });
      const sha = textAt(await json(merged), 'sha');
      const commit = await json(
        await host.api(`/repos/team/models/git/commits/${sha}`),
      );
      return (commit as { parents: unknown[] }).parents.length;
    };
    expect(await parentsAfter(one, 'merge')).toBe(2);
    expect(await parentsAfter(two, 'squash')).toBe(1);
    expect([...(await host.mainFiles()).keys()]).toEqual(
      expect.arrayContaining(['one.txt', 'two.txt']),
    );
  });

  it('merges changes of different lines of one file', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const text = (change: number) =>
      `${lines
        .map((line, index) => (index === change ? 'changed' : line))
        .join('\n')}\n`;
    const seed = await host.propose('seed', { 'list.txt': text(-1) });
    await host.api(`${pulls}/${seed}/merge`, { method: 'PUT', body: {} });
    const one = await host.propose('one', { 'list.txt': text(1) });
    const two = await host.propose('two', { 'list.txt': text(18) });
    for (const number of [one, two]) {
      const merged = await host.api(`${pulls}/${number}/merge`, {
        method: 'PUT',
        body: {},
      });
      expect(merged.status).toBe(200);
    }
    const result = (await host.mainFiles()).get('list.txt')?.split('\n') ?? [];
    expect([result[1], result[18]]).toEqual(['changed', 'changed']);
  });

  it('refuses a conflict and says where it is', async () => {
    const one = await host.propose('one', { 'README.md': 'one\n' });
    const two = await host.propose('two', { 'README.md': 'two\n' });
    await host.api(`${pulls}/${one}/merge`, { method: 'PUT', body: {} });
    expect(await json(await host.api(`${pulls}/${two}`))).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
    const refused = await host.api(`${pulls}/${two}/merge`, {
      method: 'PUT',
      body: {},
    });
    expect(refused.status).toBe(405);
    expect(textAt(await json(refused), 'message')).toContain('README.md');
    expect((await host.mainFiles()).get('README.md')).toBe('one\n');
  });

  it('merges only the head that was reviewed', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const response = await host.api(`${pulls}/${number}/merge`, {
      method: 'PUT',
      body: { sha: 'f'.repeat(40) },
    });
    expect(response.status).toBe(409);
  });

  it('merges once when asked twice at the same time', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const merge = () =>
      host.api(`${pulls}/${number}/merge`, { method: 'PUT', body: {} });
    const answers = await Promise.all([merge(), merge()]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
  });

  it.each([
    [
      'the same branches twice',
      { head: 'one', base: 'main' },
      /already exists/,
    ],
    ['nothing to merge', { head: 'main', base: 'main' }, /No commits between/],
    [
      'an unknown head',
      { head: 'nope', base: 'main' },
      /'nope' does not exist/,
    ],
    ['an unknown base', { head: 'one', base: '../x' }, /does not exist/],
  ])('refuses %s', async (_name, branches, message) => {
    await host.propose('one', { 'one.txt': '1\n' });
    const response = await host.api(pulls, {
      body: { title: 'Another', ...branches },
    });
    const body = (await response.json()) as { errors: { message: string }[] };
    expect(response.status).toBe(422);
    expect(body.errors[0].message).toMatch(message);
  });

  it('closes a pull request whose branch is deleted and keeps its diff', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    await host.api('/repos/team/models/git/refs/heads/one', {
      method: 'DELETE',
    });
    expect(await json(await host.api(`${pulls}/${number}`))).toMatchObject({
      state: 'closed',
      merged: false,
      changed_files: 1,
    });
  });

  it('sees that somebody merged by hand', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    await host.run(['clone', '-q', host.cloneUrl, 'work']);
    await host.run(['merge', '-q', '--no-ff', 'origin/one'], 'work');
    await host.run(['push', '-q', host.pushUrl, 'main'], 'work');
    expect(await json(await host.api(`${pulls}/${number}`))).toMatchObject({
      state: 'closed',
      merged: true,
    });
  });

  it('takes labels, assignees and reviewers', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const issue = `/repos/team/models/issues/${number}`;
    await host.api(`${issue}/labels`, { body: { labels: ['notebook'] } });
    await host.api(`${issue}/labels`, { body: ['notebook', 'churn'] });
    await host.api(`${issue}/assignees`, { body: { assignees: ['ada'] } });
    await host.api(`${pulls}/${number}/requested_reviewers`, {
      body: { reviewers: ['bob'], team_reviewers: ['platform'] },
    });
    expect(await json(await host.api(`${pulls}/${number}`))).toMatchObject({
      labels: [{ name: 'notebook' }, { name: 'churn' }],
      assignees: [{ login: 'ada' }],
      requested_reviewers: [{ login: 'bob' }],
      requested_teams: [{ slug: 'platform' }],
    });
  });

  it('closes and reopens by PATCH', async () => {
    const number = await host.propose('one', { 'one.txt': '1\n' });
    const patch = (body: object) =>
      host.api(`${pulls}/${number}`, { method: 'PATCH', body });
    expect(await json(await patch({ state: 'closed' }))).toMatchObject({
      state: 'closed',
    });
    expect(
      await json(await patch({ state: 'open', title: 'Better' })),
    ).toMatchObject({ state: 'open', title: 'Better' });
  });
});
