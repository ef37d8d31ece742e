import { Response } from 'express';
import { MlflowApiError } from './MlflowApiError';

const TITLES: Readonly<Record<number, readonly [string, string]>> = {
  404: [
    'Not Found',
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  ],
  405: [
    'Method Not Allowed',
    'The method is not allowed for the requested URL.',
  ],
  500: [
    'Internal Server Error',
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
  ],
};

/** Python escapes what is not ASCII. */
function escapeUnicode(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Sends text as it is: Express would add a charset that MLflow does not send. */
export function sendRaw(
  response: Response,
  status: number,
  type: string,
  body: string,
) {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
  });
  response.end(body);
}

export function sendJson(response: Response, status: number, body: object) {
  const json = escapeUnicode(JSON.stringify(body, undefined, 2));
  sendRaw(response, status, 'application/json', json);
}

/** Errors outside the API are pages, as Flask makes them. */
export function sendPage(response: Response, status: 404 | 405 | 500) {
  const [title, text] = TITLES[status];
  sendHtml(
    response,
    status,
    `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`,
  );
}

/** Texts that MLflow calls pages. */
export function sendHtml(response: Response, status: number, text: string) {
  sendRaw(response, status, 'text/html; charset=utf-8', text);
}

/** MLflow's own errors are JSON, and those that it did not expect are pages. */
export function sendError(response: Response, error: unknown) {
  if (!(error instanceof MlflowApiError)) {
    sendPage(response, 500);
    return;
  }
  sendJson(response, error.status, {
    error_code: error.errorCode,
    message: error.message,
    sqlstate: error.sqlstate,
    error_class: error.errorClass,
  });
}
