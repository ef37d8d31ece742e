import { RequestListener } from 'node:http';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { ServerCertificates } from './tls';

/** A server on loopback that can stop and start listening at its port. */
export class HttpsListener {
  readonly #server: Server;
  #port = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  static create({ certPem, keyPem }: ServerCertificates) {
    const server = createServer({ cert: certPem, key: keyPem });
    // As Go does. After Node's five seconds a client would meet connections that are just being closed.
    server.keepAliveTimeout = 180_000;
    return new HttpsListener(server);
  }

  /** Port 0 takes any free one, the same after each refusal. */
  async start(listener: RequestListener, port: number) {
    this.#server.on('request', listener);
    await this.#listen(port);
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** From now on nobody can connect, and who was connected is not any more. */
  refuse() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async accept() {
    if (!this.#server.listening) {
      await this.#listen(this.#port);
    }
  }

  async close() {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #listen(port: number) {
    return new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }
}
