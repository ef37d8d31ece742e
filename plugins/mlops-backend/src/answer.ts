import { hash } from 'node:crypto';
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
  const said = parts.map(part => (hasSources(part) ? newsOf(part) : part));
  // Weak: the time of the sources may differ.
  return `W/"${digestOf(said).slice(0, 27)}"`;
}

const digests = new WeakMap<object, string>();

/** Rows are the same objects from answer to answer until they change. */
function rememberedDigest(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) {
    return item;
  }
  let digest = digests.get(item);
  if (digest === undefined) {
    digest = digestOf(item);
    digests.set(item, digest);
  }
  return digest;
}

function digestOf(value: object): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}

interface WithSources {
  readonly items?: unknown;
  readonly sources: readonly { readonly status: string }[];
}

/** What a part says; since when a source is out of date is news. */
function newsOf(part: WithSources): object {
  const { items } = part;
  return {
    ...part,
    items: Array.isArray(items) ? items.map(rememberedDigest) : items,
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
