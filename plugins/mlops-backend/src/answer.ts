import { createHash } from 'node:crypto';
import type { Response } from 'express';

/**
 * Sends a body with an ETag of what it says. When a source that is fine was
 * last asked is no news: without that a browser that asks again could never
 * hear that nothing has changed.
 *
 * @internal
 */
export function answer<T extends object>(
  res: Pick<Response<T>, 'set' | 'json'>,
  body: T,
): void {
  res.set('ETag', tagOf(body));
  res.json(body);
}

function tagOf(body: object): string {
  // An overview has sources in each of its parts.
  const parts = hasSources(body) ? [body] : Object.entries(body).flat();
  const text = JSON.stringify(
    parts.map(part => (hasSources(part) ? withoutTimes(part) : part)),
  );
  const hash = createHash('sha256').update(text).digest('base64url');
  // Weak: the time of the sources may differ.
  return `W/"${hash.slice(0, 27)}"`;
}

interface WithSources {
  readonly sources: readonly { readonly status: string }[];
}

/** Since when a source is out of date is news. */
function withoutTimes(part: WithSources): WithSources {
  return {
    ...part,
    sources: part.sources.map(source =>
      source.status === 'stale' ? source : { ...source, asOf: undefined },
    ),
  };
}

function hasSources(body: unknown): body is WithSources {
  return (
    typeof body === 'object' &&
    body !== null &&
    'sources' in body &&
    Array.isArray(body.sources)
  );
}
