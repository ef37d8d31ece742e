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
  res: Pick<Response<T>, 'set' | 'json' | 'type' | 'send'>,
  body: T,
): void {
  const { text, news } = textsOf(body);
  const digest = hash('sha256', news, 'base64url');
  // Weak: the time of the sources may differ.
  res.set('ETag', `W/"${digest.slice(0, 27)}"`);
  if (Object.hasOwn(res, 'json')) {
    // Somebody on the way wants to see the body, such as the check of answers in tests.
    res.json(body);
  } else {
    // The router's types know the body only before it is a text.
    res.type('json').send(text as unknown as T);
  }
}

interface Texts {
  /** As it is sent. */
  readonly text: string;
  /** What of it is news. */
  readonly news: string;
}

/** Without anything that is no news. */
const plain = (text: string): Texts => ({ text, news: text });

function textsOf(body: object): Texts {
  const fields = Object.entries(body)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const { text, news } = textsOfField(key, value);
      const name = JSON.stringify(key);
      return { text: `${name}:${text}`, news: `${name}:${news}` };
    });
  return {
    text: `{${fields.map(({ text }) => text).join()}}`,
    news: `{${fields.map(({ news }) => news).join()}}`,
  };
}

function textsOfField(key: string, value: unknown): Texts {
  if (key === 'items' && Array.isArray(value)) {
    return plain(`[${value.map(rememberedText).join()}]`);
  }
  if (key === 'sources' && Array.isArray(value)) {
    const news = JSON.stringify(value.map(withoutTime));
    return { text: JSON.stringify(value), news };
  }
  // An overview has sources in each of its parts.
  return hasSources(value) ? textsOf(value) : plain(JSON.stringify(value));
}

const texts = new WeakMap<object, string>();

/** Rows are the same objects from answer to answer until they change. */
function rememberedText(item: unknown): string {
  if (typeof item !== 'object' || item === null) {
    return JSON.stringify(item) ?? 'null';
  }
  let text = texts.get(item);
  if (text === undefined) {
    text = JSON.stringify(item);
    texts.set(item, text);
  }
  return text;
}

/** Since when a source is out of date is news. */
function withoutTime(source: { readonly status: string }): object {
  return source.status === 'stale' ? source : { ...source, asOf: undefined };
}

function hasSources(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sources' in value &&
    Array.isArray(value.sources)
  );
}
