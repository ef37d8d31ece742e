import { Agent, request } from 'node:https';
import { Readable } from 'node:stream';

/** The part of `fetch` that the client uses. */
export type KubernetesFetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    signal?: AbortSignal;
  },
) => Promise<Response>;

/** `fetch` for servers with a CA of their own, which the global one cannot be told about. */
export function createHttpsFetch(ca: string): KubernetesFetch {
  const agent = new Agent({ ca, keepAlive: true });
  return (url, { method, headers: sent, body, signal }) =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          method,
          agent,
          signal,
          headers: body
            ? { ...sent, 'Content-Length': `${Buffer.byteLength(body)}` }
            : sent,
        },
        incoming => {
          const stream: unknown = Readable.toWeb(incoming);
          const headers = new Headers();
          for (const [name, value] of Object.entries(incoming.headers)) {
            headers.set(name, String(value));
          }
          resolve(
            new Response(stream as BodyInit, {
              status: incoming.statusCode,
              headers,
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}
