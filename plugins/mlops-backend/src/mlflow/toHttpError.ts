import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { isMlflowError } from '@mlops-portal/backstage-plugin-mlops-node';

/**
 * What MLflow did not do, as an answer to the browser, where there is no other
 * part of a page that could be shown. A server that does not let the portal in
 * is no reason for the browser to sign in again.
 *
 * @internal
 */
export function toHttpError(error: unknown): unknown {
  if (!isMlflowError(error)) {
    return error;
  }
  switch (error.failure) {
    case 'rejected':
    case 'too-large':
      return new InputError(error.message);
    case 'not-found':
      return new NotFoundError(error.message);
    default:
      return new ServiceUnavailableError(error.message);
  }
}
