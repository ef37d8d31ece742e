import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { GitHost } from '../GitHost';
import { markup } from './markup';
import { sendPage } from './page';

/** A form on another site can post here with no cookie at all, so it is the token and the origin that count. */
export function sameSiteOnly(host: GitHost): RequestHandler {
  return (request, response, next) => {
    const { origin, host: name } = request.headers;
    const sameOrigin = origin === undefined || origin === `http://${name}`;
    if (sameOrigin && isEqual(request.body?.token, host.formToken)) {
      next();
      return;
    }
    const body = markup`<h1>Refused</h1>
      <p>
        This form does not come from this page, or the host was restarted since.
        Reload the pull request and try again.
      </p>`;
    sendPage(response, { title: 'Refused', body, status: 403 });
  };
}

function isEqual(given: unknown, expected: string): boolean {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
