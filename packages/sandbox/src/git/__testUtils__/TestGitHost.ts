import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startGit, type GitPushEvent, type RunningGit } from '../index';

const execute = promisify(execFile);

export interface TestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A running host with one repository `team/models`, and the clients of the tests. */
export class TestGitHost {
  readonly git: RunningGit;
  readonly events: GitPushEvent[] = [];
  readonly #folder: string;

  private constructor(git: RunningGit, folder: string) {
    this.git = git;
    this.#folder = folder;
    git.onPush(event => this.events.push(event));
  }

  static async start(
    files: Record<string, string> = {
      'README.md': '# Models\n',
      'tenants/churn/notebooks/one/notebook.yaml': 'kind: Notebook\n',
      'a folder/Grüße.md': 'Hallo\n',
    },
  ): Promise<TestGitHost> {
    const git = await startGit({
      repositories: [{ owner: 'team', name: 'models', files }],
    });
    const folder = await mkdtemp(join(tmpdir(), 'mlops-git-test-'));
    return new TestGitHost(git, folder);
  }

  get url(): string {
    return this.git.url;
  }

  get cloneUrl(): string {
    return `${this.url}/team/models.git`;
  }

  get pushUrl(): string {
    return this.cloneUrl.replace('//', `//x-access-token:${this.git.token}@`);
  }

  folder(name: string): string {
    return join(this.#folder, name);
  }

  /** git as somebody else runs it: with an identity of its own and no configuration. */
  async run(args: readonly string[], folder = '.'): Promise<string> {
    const { stdout } = await execute('git', args, {
      cwd: this.folder(folder),
      env: {
        PATH: process.env.PATH,
        HOME: this.#folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
      },
    });
    return stdout.trim();
  }

  api(
    path: string,
    options: { method?: string; body?: unknown; token?: string } = {},
  ): Promise<Response> {
    const { method, body, token = this.git.token } = options;
    return fetch(`${this.url}/api/v3${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: token === '' ? {} : { Authorization: `token ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** Sends the path as it is: `fetch` would resolve `..` before the host sees it. */
  async rawRequest(
    path: string,
    options: {
      method?: string;
      headers?: Record<string, string>;
      body?: string;
    } = {},
  ): Promise<TestResponse> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          hostname,
          port,
          path,
          method: options.method ?? 'GET',
          headers: options.headers,
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(options.body);
    });
  }

  /** A branch with the given files (undefined removes one) and a pull request for it. */
  async propose(
    branch: string,
    files: Record<string, string | undefined>,
    options: { title?: string; body?: string } = {},
  ): Promise<number> {
    const base = '/repos/team/models';
    const main = await json(await this.api(`${base}/git/ref/heads/main`));
    const parent = textAt(main, 'object', 'sha');
    const commit = await json(await this.api(`${base}/git/commits/${parent}`));
    const tree = await this.#created(`${base}/git/trees`, {
      base_tree: textAt(commit, 'tree', 'sha'),
      tree: Object.entries(files).map(([path, content]) => ({
        path,
        mode: '100644',
        ...(content === undefined ? { sha: null } : { content }),
      })),
    });
    const change = await this.#created(`${base}/git/commits`, {
      message: `Change ${branch}`,
      tree: textAt(tree, 'sha'),
      parents: [parent],
    });
    await this.#created(`${base}/git/refs`, {
      ref: `refs/heads/${branch}`,
      sha: textAt(change, 'sha'),
    });
    const pull = await this.#created(`${base}/pulls`, {
      title: options.title ?? `Propose ${branch}`,
      body: options.body,
      head: `team:${branch}`,
      base: 'main',
    });
    return Number(textAt(pull, 'number'));
  }

  async mainFiles(): Promise<Map<string, string>> {
    return (await this.git.readBranch('team', 'models', 'main')).files;
  }

  async stop(): Promise<void> {
    await this.git.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #created(path: string, body: object): Promise<unknown> {
    const response = await this.api(path, { body });
    if (response.status !== 201) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }
}

export async function json(response: Response): Promise<unknown> {
  return response.json();
}

export function textAt(value: unknown, ...path: string[]): string {
  let current = value;
  for (const key of path) {
    current = (current as Record<string, unknown>)[key];
  }
  return String(current);
}
