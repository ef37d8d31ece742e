import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type { KubernetesFailure } from '@mlops-portal/backstage-plugin-mlops-node';

/**
 * What a cluster did not do, as an answer to the browser. Only where the user's
 * own token was used is a refusal the user's.
 *
 * @internal
 */
export function toHttpError(
  { status, message }: KubernetesFailure,
  token: string | undefined,
): Error {
  if (token !== undefined && status === 'forbidden') {
    return new NotAllowedError(
      message
        .replace('does not let the portal', 'does not let you')
        .replace(/ Grant its account .*$/, ''),
    );
  }
  return new ServiceUnavailableError(message);
}
