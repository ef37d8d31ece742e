import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** From here on the real server compresses; it uses the fastest level, too. */
const compressFrom = 128 * 1024;

/** Answers with JSON text. */
export async function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  code: number,
  text: string,
) {
  let body = Buffer.from(text);
  const accepted = `${request.headers['accept-encoding'] ?? ''}`;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-cache, private');
  if (body.length >= compressFrom && /\bgzip\b/.test(accepted)) {
    body = await promisify(gzip)(body, { level: 1 });
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
  }
  response.setHeader('Content-Length', body.length);
  response.writeHead(code);
  response.end(body);
}

/** Answers with a value as JSON. */
export async function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  code: number,
  value: unknown,
) {
  await sendText(request, response, code, `${JSON.stringify(value)}\n`);
}
