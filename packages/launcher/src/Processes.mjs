import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { UserError } from './UserError.mjs';
import { localCache } from './paths.mjs';

const exitWithParent = new URL('./exitWithParent.cjs', import.meta.url)
  .pathname;

/** The long-running programs of one command: they stop together, whichever way the first one ends. */
export class Processes {
  #children = new Map();
  #verbose;
  #stopping = false;
  #failed;
  #fail;

  constructor({ verbose }) {
    this.#verbose = verbose;
    this.#failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Observed by whoever races against it; a failure while nobody waits is not a crash.
    this.#failed.catch(() => {});
  }

  /** Rejects when one of the programs ends without having been asked to. */
  get failed() {
    return this.#failed;
  }

  start(name, node, args, { cwd, env }) {
    fs.mkdirSync(localCache, { recursive: true });
    const log = path.join(localCache, `${name}.log`);
    const file = fs.openSync(log, 'w');
    const output = this.#verbose ? 'inherit' : file;
    const child = spawn(node, ['--require', exitWithParent, ...args], {
      cwd,
      env,
      stdio: ['ignore', output, output, 'ipc'],
      // A group of its own: Ctrl-C reaches only the launcher, which stops the rest in order.
      detached: true,
    });
    fs.closeSync(file);
    const ended = new Promise(resolve => child.once('exit', resolve));
    this.#children.set(name, { child, ended });
    child.once('error', error => this.#fail(error));
    child.once('exit', (code, signal) => {
      this.#children.delete(name);
      if (!this.#stopping) {
        const end = this.#verbose
          ? ''
          : fs
              .readFileSync(log, 'utf8')
              .trimEnd()
              .split('\n')
              .slice(-15)
              .join('\n');
        this.#fail(
          new UserError(
            `${end}\n\nThe ${name} stopped by itself (${
              signal ?? `exit code ${code}`
            }); its whole output is in ${log}.`,
          ),
        );
      }
    });
    return child;
  }

  async stop() {
    this.#stopping = true;
    // Last started, first stopped: the portal before the platform that it talks to.
    for (const { child, ended } of [...this.#children.values()].reverse()) {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 8000);
      await ended;
      clearTimeout(killer);
    }
  }
}
