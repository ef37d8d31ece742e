import { ChildProcess, spawn } from 'node:child_process';
import { UserError } from '../UserError';

/** How to start a server. */
export interface ServerOptions {
  /** For people, as in `kube-apiserver`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it has processes of its own, which it does not stop by itself. */
  readonly hasChildren?: boolean;
  /** How long it may take to stop before it is killed. */
  readonly patienceMs?: number;
}

const KEPT_LINES = 20;
const POLL_MS = 50;

/** A server that ends with this process; the last lines of its log explain a failure. */
export class ServerProcess {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #patienceMs: number;
  readonly #hasChildren: boolean;
  readonly #lines: string[] = [];
  readonly #ended: Promise<void>;
  #end: string | undefined;

  private constructor(options: ServerOptions) {
    this.#name = options.name;
    this.#patienceMs = options.patienceMs ?? 10_000;
    this.#hasChildren = options.hasChildren ?? false;
    this.#child = spawn(options.command, options.args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...options.env,
        CONTROLPLANE_EXIT_WITH_STDIN: '1',
      },
      // A group of its own: Ctrl-C reaches only this process, which stops the servers in order.
      detached: true,
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stdout?.on('data', chunk => this.#remember(chunk));
    this.#child.stderr?.on('data', chunk => this.#remember(chunk));
    this.#ended = new Promise(resolve => {
      const end = (reason: string) => {
        this.#end ??= reason;
        resolve();
      };
      this.#child.once('error', error => end(error.message));
      this.#child.once('exit', (code, signal) =>
        end(signal ?? `exit code ${code}`),
      );
    });
  }

  static start(options: ServerOptions): ServerProcess {
    return new ServerProcess(options);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Waits until the probe says so, and fails as soon as the server ends or the time is up. */
  async ready(
    probe: () => Promise<boolean>,
    deadlineMs: number,
  ): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    while (!(await probe())) {
      if (this.#end !== undefined) {
        throw this.#failure(`stopped by itself (${this.#end})`);
      }
      if (Date.now() > deadline) {
        throw this.#failure(`is not ready after ${deadlineMs / 1000} s`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, POLL_MS);
      });
    }
  }

  /** Asks it to stop, and kills it when it does not. */
  async stop(): Promise<void> {
    if (this.#end === undefined) {
      this.#signal('SIGTERM');
    }
    const killer = setTimeout(() => this.#signal('SIGKILL'), this.#patienceMs);
    await this.#ended;
    clearTimeout(killer);
  }

  /** The last lines of its log, for whoever explains a failure. */
  get log(): readonly string[] {
    return this.#lines;
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (!this.#hasChildren || pid === undefined) {
      this.#child.kill(signal);
      return;
    }
    try {
      // It leads a group of its own.
      process.kill(-pid, signal);
    } catch {
      // All of them have ended.
    }
  }

  #failure(what: string): UserError {
    const log = this.#lines.map(line => `  ${line}\n`).join('');
    return new UserError(`${log}${this.#name} ${what}.`);
  }

  #remember(chunk: Buffer): void {
    this.#lines.push(...chunk.toString().split('\n').filter(Boolean));
    this.#lines.splice(0, this.#lines.length - KEPT_LINES);
  }
}
