import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const CHANNEL = 'http.client.response.finish';

/** Counts what this process asks an API server, seen from within Node so that nothing stands in the way. */
export class RequestCounter {
  readonly #port: number;
  #count = 0;
  readonly #onResponse = (message: unknown) => {
    const { response } = message as { response: IncomingMessage };
    if (response.socket?.remotePort === this.#port) {
      this.#count += 1;
    }
  };

  private constructor(port: number) {
    this.#port = port;
    diagnostics.subscribe(CHANNEL, this.#onResponse);
  }

  static start(url: string): RequestCounter {
    return new RequestCounter(Number(new URL(url).port));
  }

  get count(): number {
    return this.#count;
  }

  stop(): void {
    diagnostics.unsubscribe(CHANNEL, this.#onResponse);
  }
}
