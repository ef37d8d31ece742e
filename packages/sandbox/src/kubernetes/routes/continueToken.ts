import { ApiError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';

/** Where a page ended: the revision of the list and the key of its last object. */
export interface ContinueToken {
  /** -1: whatever the objects are by now. */
  readonly revision: number;
  readonly after: string;
}

export const keyOf = (object: KubernetesObject) =>
  `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

/** In the form of the real server's tokens, which clients must not read. */
export function writeToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.revision,
      start: token.after,
    }),
  ).toString('base64url');
}

/** Reads a token; anything else is refused. */
export function readToken(text: string): ContinueToken {
  try {
    const { rv, start } = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (typeof rv === 'number' && typeof start === 'string') {
      return { revision: rv, after: start };
    }
  } catch {
    // Falls through to the refusal: a token that is no JSON is as invalid as one with other fields.
  }
  throw ApiError.badRequest('continue key is not valid: invalid token');
}

/** The token for what comes after a page whatever the objects are by now; undefined for a token that is such a one. */
export function restToken(text: string): string | undefined {
  if (text === '') {
    return undefined;
  }
  const { revision, after } = readToken(text);
  return revision === -1 ? undefined : writeToken({ revision: -1, after });
}
