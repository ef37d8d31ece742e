import type { RequestHandler } from 'express';

/** A page whose name was re-bound to 127.0.0.1 sends its own name as Host: it gets nothing, least of all a form token. */
export function hostGuard(): RequestHandler {
  return (request, response, next) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (['localhost', '127.0.0.1', '[::1]'].includes(name)) {
      next();
      return;
    }
    response
      .status(403)
      .type('text')
      .send(`This Git host answers only as localhost, not as '${name}'.\n`);
  };
}
