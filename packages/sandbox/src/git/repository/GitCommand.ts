import {
  execFile,
  spawn,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const maximumOutputBytes = 64 * 1024 * 1024;

/** A git command that ended with a status other than 0. */
export class GitCommandError extends Error {
  readonly exitCode: number | undefined;

  constructor(command: string, exitCode: number | undefined, stderr: string) {
    super(`git ${command} failed: ${stderr.trim() || `exit code ${exitCode}`}`);
    this.name = 'GitCommandError';
    this.exitCode = exitCode;
  }
}

export interface GitRunOptions {
  readonly folder?: string;
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs git without a shell and without the configuration, identity or GIT_* variables of whoever started the process:
 * a fresh container, a CI job and a call from within a git hook give the same result.
 */
export class GitCommand {
  readonly #environment: Record<string, string>;

  private constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  static async create(options: { home: string }): Promise<GitCommand> {
    await mkdir(options.home, { recursive: true });
    const configuration = join(options.home, '.gitconfig');
    await writeFile(
      configuration,
      [
        // A folder made under sudo or in a mapped container belongs to another uid and git would refuse it.
        '[safe]\n\tdirectory = *',
        '[init]\n\tdefaultBranch = main',
        '[gc]\n\tauto = 0',
        '[receive]\n\tautogc = false',
        '[http]\n\treceivepack = true',
        '[core]\n\tquotePath = false',
        '',
      ].join('\n'),
    );
    return new GitCommand({
      PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
      HOME: options.home,
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: configuration,
      GIT_TERMINAL_PROMPT: '0',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_AUTHOR_NAME: 'Platform',
      GIT_AUTHOR_EMAIL: 'platform@example.com',
      GIT_COMMITTER_NAME: 'Platform',
      GIT_COMMITTER_EMAIL: 'platform@example.com',
    });
  }

  run(args: readonly string[], options: GitRunOptions = {}): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        this.#arguments(args, options.folder),
        {
          env: { ...this.#environment, ...options.environment },
          encoding: 'buffer',
          maxBuffer: maximumOutputBytes,
        },
        (error, stdout, stderr) => {
          if (!error) {
            resolve(stdout);
            return;
          }
          const exitCode =
            typeof error.code === 'number' ? error.code : undefined;
          const reason = stderr.length > 0 ? stderr.toString() : error.message;
          reject(new GitCommandError(args[0], exitCode, reason));
        },
      );
      // A command that ends before it has read its input closes the pipe; its exit code tells the story.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input ?? '');
    });
  }

  async text(
    args: readonly string[],
    options: GitRunOptions = {},
  ): Promise<string> {
    return (await this.run(args, options)).toString('utf8').trimEnd();
  }

  /** The output, or undefined when the command says no by one of the given exit codes. */
  async optionalText(
    args: readonly string[],
    options: GitRunOptions & { exitCodes: readonly number[] },
  ): Promise<string | undefined> {
    try {
      return await this.text(args, options);
    } catch (error) {
      if (
        error instanceof GitCommandError &&
        error.exitCode !== undefined &&
        options.exitCodes.includes(error.exitCode)
      ) {
        return undefined;
      }
      throw error;
    }
  }

  spawn(
    args: readonly string[],
    options: GitRunOptions = {},
  ): ChildProcessWithoutNullStreams {
    return spawn('git', this.#arguments(args, options.folder), {
      env: { ...this.#environment, ...options.environment },
    });
  }

  #arguments(args: readonly string[], folder: string | undefined): string[] {
    return folder === undefined ? [...args] : [`--git-dir=${folder}`, ...args];
  }
}
