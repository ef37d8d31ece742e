import { ServerResponse } from 'node:http';

/** How often a second a throttled answer goes on. */
const steps = 20;

/** An answer on its way, which can be slowed, silenced and cut at any byte. */
export class OpenAnswer {
  readonly #response: ServerResponse;
  readonly #write: (bytes: Buffer, sent?: () => void) => void;
  readonly #end: () => void;
  #queue: Buffer[] = [];
  #ended = false;
  #frozen = false;
  #left = Infinity;
  #bytesPerSecond = Infinity;
  #timer?: NodeJS.Timeout;

  private constructor(response: ServerResponse) {
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    this.#response = response;
    this.#write = (bytes, sent) => write(bytes, sent);
    this.#end = () => end();
    response.write = (chunk: unknown) => {
      this.#push(chunk);
      return true;
    };
    response.end = (chunk?: unknown) => {
      this.#push(chunk);
      this.#ended = true;
      this.#pump();
      return response;
    };
    response.on('close', () => clearTimeout(this.#timer));
  }

  /** From now on all that is written to the response comes through here. */
  static of(response: ServerResponse) {
    return new OpenAnswer(response);
  }

  /** Nothing comes any more; the connection stays. */
  freeze() {
    this.#frozen = true;
    this.#queue = [];
  }

  /** Infinity: as fast as can be. */
  throttle(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pump();
  }

  /** Ends the connection after so many more bytes; Infinity takes it back. */
  cutAfter(bytes: number) {
    this.#left = bytes;
    if (bytes === 0) {
      this.drop();
    }
  }

  /** Ends the connection in the middle of whatever is being said. */
  drop() {
    const { socket } = this.#response;
    socket?.destroy();
  }

  /** Says a last thing in the regular way. */
  finish(text: string) {
    this.#response.end(text);
  }

  #push(chunk: unknown) {
    const isOver = this.#frozen || this.#ended;
    if (!isOver && (typeof chunk === 'string' || Buffer.isBuffer(chunk))) {
      this.#queue.push(Buffer.from(chunk));
      this.#pump();
    }
  }

  #pump() {
    if (this.#frozen || this.#timer) {
      return;
    }
    for (let bytes = this.#next(); bytes; bytes = this.#next()) {
      const part = bytes.subarray(0, this.#left);
      this.#left -= part.length;
      if (this.#left === 0) {
        this.#frozen = true;
        this.#write(part, () => this.drop());
        return;
      }
      this.#write(part);
      if (this.#bytesPerSecond !== Infinity) {
        const time = (part.length / this.#bytesPerSecond) * 1000;
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#pump();
        }, time);
        return;
      }
    }
    if (this.#ended) {
      this.#end();
    }
  }

  #next(): Buffer | undefined {
    const [bytes] = this.#queue;
    if (!bytes) {
      return undefined;
    }
    const size = Math.max(1, Math.floor(this.#bytesPerSecond / steps));
    if (bytes.length <= size) {
      this.#queue.shift();
      return bytes;
    }
    this.#queue[0] = bytes.subarray(size);
    return bytes.subarray(0, size);
  }
}
