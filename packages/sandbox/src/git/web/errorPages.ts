import type { ErrorRequestHandler, Response } from 'express';
import { PullRequestRefusal } from '../pulls';
import { markup } from './markup';
import { sendPage } from './page';

export function sendNotFound(response: Response): void {
  const body = markup`<h1>Not found</h1>
    <p>
      There is no such repository, file or pull request.
      <a href="/">All repositories</a>
    </p>`;
  sendPage(response, { title: 'Not found', body, status: 404 });
}

// Express tells error handlers apart by their four parameters.
export const sendFailure: ErrorRequestHandler = (
  error,
  _request,
  response,
  _next,
) => {
  const status = Number(error?.status);
  const body = markup`<h1>That did not work</h1>
    <p>
      ${
        error instanceof PullRequestRefusal
          ? error.message
          : 'The request was not understood.'
      }
    </p>`;
  sendPage(response, {
    title: 'Error',
    body,
    status: status >= 400 && status < 500 ? status : 500,
  });
};
