import { CustomErrorBase } from '@backstage/errors';

/**
 * What went wrong between the portal and an MLflow server. `rejected` is a request that the server
 * understood and refused, such as a broken filter; `unsupported` is a call that this server does not have.
 *
 * @public
 */
export type MlflowFailure =
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  | 'not-mlflow'
  | 'unsupported'
  | 'too-large'
  | 'not-found'
  | 'rejected'
  | 'failed';

/** What a failed call is about, in the words of {@link MlflowError}. @public */
export interface MlflowErrorOptions {
  readonly server: string;
  readonly failure: MlflowFailure;
  readonly message: string;
  readonly hint?: string;
  readonly detail?: string;
}

/** A call to an MLflow server that failed. Its message is one sentence for whoever looks at the page. @public */
export class MlflowError extends CustomErrorBase {
  readonly server: string;
  readonly failure: MlflowFailure;
  /** What an administrator can do about it: one sentence with the setting of the portal or server. */
  readonly hint?: string;
  /** The server's own words, where it gave some. */
  readonly detail?: string;

  constructor(options: MlflowErrorOptions) {
    super(options.message);
    this.server = options.server;
    this.failure = options.failure;
    this.hint = options.hint;
    this.detail = options.detail;
  }
}

/** Compares by name: two copies of this package may be installed. @public */
export function isMlflowError(error: unknown): error is MlflowError {
  return error instanceof Error && error.name === 'MlflowError';
}
