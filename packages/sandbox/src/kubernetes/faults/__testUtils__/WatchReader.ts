import { RunningKubernetes, WatchEvent } from '../..';
import { createHttpsFetch } from '../../httpsFetch';

const path = '/apis/kubeflow.org/v1/notebooks?watch=true';

/** Reads a watch of notebooks as the portal, byte by byte, and keeps what it got. */
export class WatchReader {
  readonly #abort = new AbortController();
  readonly events: WatchEvent[] = [];
  /** What came after the last whole line. */
  rest = '';
  bytes = 0;
  status?: number;
  isOver = false;
  /** The error that it ended with, if any. */
  readonly ended: Promise<unknown>;

  private constructor(cluster: RunningKubernetes, query: string) {
    this.ended = this.#read(cluster, query)
      .then(
        () => undefined,
        error => error,
      )
      .finally(() => {
        this.isOver = true;
      });
  }

  static open(cluster: RunningKubernetes, query = '') {
    return new WatchReader(cluster, query);
  }

  abort() {
    this.#abort.abort();
  }

  names(): string[] {
    return this.events.map(({ object }) => object.metadata.name);
  }

  async #read(cluster: RunningKubernetes, query: string) {
    const response = await createHttpsFetch(cluster.caPem)(
      `${cluster.url}${path}${query}`,
      {
        method: 'GET',
        headers: { Authorization: `Bearer ${cluster.tokens.portal}` },
        signal: this.#abort.signal,
      },
    );
    this.status = response.status;
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      this.bytes += chunk.length;
      const lines = (this.rest + decoder.decode(chunk)).split('\n');
      this.rest = lines.pop() ?? '';
      this.events.push(...lines.map(line => JSON.parse(line)));
    }
  }
}
