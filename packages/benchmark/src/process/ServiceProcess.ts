import { ChildProcess, fork } from 'node:child_process';

interface Reply {
  readonly reply: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** A module of this package in a process of its own, so that it takes no time of the one that is measured. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void }
  >();
  #calls = 0;

  private constructor(file: string) {
    // With the same loader, which is among the arguments of this process.
    this.#child = fork(file, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', message => this.#receive(message));
    this.#ended = new Promise(resolve => {
      this.#child.once('exit', code => {
        for (const { reject } of this.#waiting.values()) {
          reject(new Error(`${file} ended with exit code ${code}.`));
        }
        resolve(code);
      });
    });
  }

  static start(file: string): ServiceProcess {
    return new ServiceProcess(file);
  }

  /** Asks the process and waits for its answer. */
  call<T>(request: object): Promise<T> {
    const id = this.#calls++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: result => resolve(result as T),
        reject,
      });
      this.#child.send({ call: id, request });
    });
  }

  async stop(): Promise<void> {
    this.#child.disconnect();
    await this.#ended;
  }

  #receive(message: unknown): void {
    // The loader uses the same channel for messages of its own.
    if (!isReply(message)) {
      return;
    }
    const waiting = this.#waiting.get(message.reply);
    this.#waiting.delete(message.reply);
    if (message.error !== undefined) {
      waiting?.reject(new Error(message.error));
    } else {
      waiting?.resolve(message.result);
    }
  }
}

function isReply(message: unknown): message is Reply {
  return typeof (message as Partial<Reply> | undefined)?.reply === 'number';
}
