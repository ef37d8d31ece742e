import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import fs from 'node:fs';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { TestGitHost } from '../__testUtils__';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('smart HTTP', () => {
  let host: TestGitHost;

  beforeEach(async () => {
    host = await TestGitHost.start();
  });

  afterEach(() => host.stop());

  it('lets git clone without a token', async () => {
    await host.run(['clone', '-q', host.cloneUrl, 'work']);
    expect(fs.readFileSync(host.folder('work/README.md'), 'utf8')).toBe(
      '# Models\n',
    );
    expect(existsSync(host.folder('work/a folder/Grüße.md'))).toBe(true);
  });

  it('lets git push with the token as password and announces the branch', async () => {
    await host.run(['clone', '-q', host.cloneUrl, 'work']);
    await writeFile(host.folder('work/README.md'), 'changed\n');
    await host.run(['commit', '-qam', 'Change'], 'work');
    await host.run(['push', '-q', host.pushUrl, 'main'], 'work');
    expect((await host.mainFiles()).get('README.md')).toBe('changed\n');
    expect(host.events).toEqual([
      { owner: 'team', name: 'models', branch: 'main' },
    ]);
  });

  it('takes a push that is larger than one buffer of git', async () => {
    await host.run(['clone', '-q', host.cloneUrl, 'work']);
    // Not compressible, so that git sends it in chunks without a length.
    const bytes = Buffer.alloc(3_000_000);
    for (let index = 0, seed = 1; index < bytes.length; index++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      bytes[index] = Math.floor(seed / 65536) % 256;
    }
    await writeFile(host.folder('work/model.bin'), bytes);
    await host.run(['add', '.'], 'work');
    await host.run(['commit', '-qm', 'Add a model'], 'work');
    await host.run(['push', '-q', host.pushUrl, 'HEAD:refs/heads/big'], 'work');
    expect(host.events.map(({ branch }) => branch)).toEqual(['big']);
  });

  it.each([
    ['no token', (url: string) => url],
    [
      'a wrong token',
      (url: string) => url.replace('//', '//x-access-token:wrong@'),
    ],
  ])('refuses a push with %s', async (_name, urlWith) => {
    await host.run(['clone', '-q', host.cloneUrl, 'work']);
    await host.run(['commit', '-qm', 'Change', '--allow-empty'], 'work');
    await expect(
      host.run(['push', '-q', urlWith(host.cloneUrl), 'main'], 'work'),
    ).rejects.toThrow();
    expect(host.events).toEqual([]);
  });

  it('refuses a push with a token that may only read', async () => {
    const authorization = `Basic ${Buffer.from(
      `x:${host.git.readOnlyToken}`,
    ).toString('base64')}`;
    const response = await fetch(
      `${host.cloneUrl}/info/refs?service=git-receive-pack`,
      { headers: { authorization } },
    );
    expect(response.status).toBe(403);
  });

  it('serves isomorphic-git, which the scaffolder uses', async () => {
    const dir = host.folder('work');
    const onAuth = () => ({ username: 'x', password: host.git.token });
    await git.clone({ fs, http, dir, url: host.cloneUrl, singleBranch: true });
    await writeFile(host.folder('work/new.md'), 'new\n');
    await git.add({ fs, dir, filepath: 'new.md' });
    await git.commit({
      fs,
      dir,
      message: 'Add a file',
      author: { name: 'Ada', email: 'ada@example.com' },
    });
    const pushed = await git.push({ fs, http, dir, onAuth, ref: 'main' });
    expect(pushed.ok).toBe(true);
    expect((await host.mainFiles()).get('new.md')).toBe('new\n');
  });

  it.each([
    '/team/models.git/../../etc/passwd/info/refs?service=git-upload-pack',
    '/../../tmp/info/refs?service=git-upload-pack',
    '/%2e%2e/%2e%2e/info/refs?service=git-upload-pack',
    '/team/--upload-pack=x/info/refs?service=git-upload-pack',
    '/team/models.git/info/refs?service=git-upload-archive',
    '/team/models.git/info/refs',
    '/team/models.git/HEAD',
    '/team/models.git/objects/info/packs',
    '/team/models.git/config',
  ])('answers 404 for %s', async path => {
    const response = await host.rawRequest(path);
    expect(response.status).toBe(404);
  });
});
