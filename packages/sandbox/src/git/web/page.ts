import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { markup, Markup } from './markup';
import { style } from './style';

const styleHash = createHash('sha256').update(style).digest('base64');

/** No script, no frame, nothing from elsewhere: what a pull request carries can only be text. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function sendPage(
  response: Response,
  options: { title: string; body: Markup; status?: number },
): void {
  const page = markup`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${options.title} · Git host</title>
        <style>${new Markup(style)}</style>
      </head>
      <body>
        <header>
          <div><a href="/">Git host of the local platform</a></div>
        </header>
        <main>${options.body}</main>
      </body>
    </html>
  `;
  response
    .status(options.status ?? 200)
    .setHeader('Cache-Control', 'no-store')
    .type('html')
    .send(page.text);
}
