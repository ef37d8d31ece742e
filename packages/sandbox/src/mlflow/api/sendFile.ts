import { Response } from 'express';

/** What MLflow gives out as plain text, whatever it is. */
const TEXTS =
  /\.(?:txt|log|err|cfg|conf|cnf|cf|ini|properties|prop|hocon|toml|ya?ml|xml|json|js|py3?|csv|tsv|md|rst|patch)$|^ML(?:model|project)$/i;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

function typeOf(name: string): string {
  if (TEXTS.test(name)) {
    return 'text/plain';
  }
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return TYPES[extension] ?? 'application/octet-stream';
}

/** As Flask writes it: quoted when it has to be, with a second form when it is not ASCII. */
function disposition(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  const simple = /^[\w!#$%&'*+.^`|~-]+$/.test(ascii)
    ? ascii
    : `"${ascii.replace(/(["\\])/g, '\\$1')}"`;
  const extended = encodeURIComponent(name)
    .replaceAll('%26', '&')
    .replace(
      /['()*]/g,
      character => `%${character.charCodeAt(0).toString(16)}`,
    );
  return ascii === name
    ? `attachment; filename=${simple}`
    : `attachment; filename=${simple}; filename*=UTF-8''${extended}`;
}

/** The bytes of a file, always as a download and never as a page. */
export function sendFile(response: Response, path: string, content: Buffer) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  response.writeHead(200, {
    'Content-Type': typeOf(name),
    'Content-Length': content.length,
    'Content-Disposition': disposition(name),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
  });
  response.end(content);
}
