import { ResponseError } from '@backstage/errors';

/** The error that the client throws for an answer of the backend. */
export async function responseError(status: number, message: string) {
  const response = new Response(
    JSON.stringify({
      error: { name: status === 403 ? 'NotAllowedError' : 'Error', message },
      response: { statusCode: status },
    }),
    { status, headers: { 'Content-Type': 'application/json' } },
  );
  return ResponseError.fromResponse(response);
}
