import { CustomErrorBase } from '@backstage/errors';

/**
 * What went wrong between the portal and an MLflow server. `rejected` is a request that the server
 * understood and refused, such as a broken filter.
 *
 * @public
 */
export type MlflowFailure =
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  | 'not-mlflow'
  | 'too-large'
  | 'not-found'
  | 'rejected'
  | 'failed';

/** A call to an MLflow server that failed. Its message is one sentence for whoever looks at the page. @public */
export class MlflowError extends CustomErrorBase {
  readonly server: string;
  readonly failure: MlflowFailure;
  /** The server's own words, where it gave some. */
  readonly detail?: string;

  constructor(options: {
    server: string;
    failure: MlflowFailure;
    message: string;
    detail?: string;
    cause?: unknown;
  }) {
    super(options.message, options.cause);
    this.server = options.server;
    this.failure = options.failure;
    this.detail = options.detail;
  }
}

/** Compares by name: two copies of this package may be installed. @public */
export function isMlflowError(error: unknown): error is MlflowError {
  return error instanceof Error && error.name === 'MlflowError';
}
