import type { Request, Response } from 'express';

export interface Page {
  readonly size: number;
  readonly number: number;
}

export function pageOf(request: Request): Page {
  return {
    size: Math.min(positive(request.query.per_page, 30), 100),
    number: positive(request.query.page, 1),
  };
}

/** Sends one page and, as GitHub does, the way to the next one in the Link header. */
export function sendPage<T>(
  request: Request,
  response: Response,
  items: readonly T[],
): void {
  const { size, number } = pageOf(request);
  const start = (number - 1) * size;
  linkNext(request, response, start + size < items.length);
  response.json(items.slice(start, start + size));
}

export function linkNext(
  request: Request,
  response: Response,
  more: boolean,
): void {
  if (more) {
    const next = new URL(
      `${request.protocol}://${request.headers.host}${request.originalUrl}`,
    );
    next.searchParams.set('page', String(pageOf(request).number + 1));
    response.setHeader('Link', `<${next}>; rel="next"`);
  }
}

function positive(value: unknown, otherwise: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
