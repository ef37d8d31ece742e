import { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { ApiError } from '../ApiError';

const maxBytes = 3 * 1024 * 1024;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ApiError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${maxBytes}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads the body of a patch; what kind it is of is the patch's business. */
export async function readPatch(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  const type = `${request.headers['content-type'] ?? ''}`;
  try {
    return type.includes('yaml') ? parse(text) : JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw ApiError.badRequest(`error decoding patch: ${why}`);
  }
}

/** Reads JSON or YAML; an empty body is undefined. */
export async function readRequestBody(
  request: IncomingMessage,
): Promise<unknown> {
  const text = await readText(request);
  if (text === '') {
    return undefined;
  }
  const type = `${request.headers['content-type'] ?? 'application/json'}`;
  try {
    if (type.includes('yaml')) {
      return parse(text);
    }
    if (type.includes('json')) {
      return JSON.parse(text);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw ApiError.badRequest(
      `the object provided is unrecognized: couldn't get version/kind; json parse error: ${why}`,
    );
  }
  throw ApiError.unsupportedMediaType(['application/json', 'application/yaml']);
}
