/** A failure that one sentence explains; shown without a stack. */
export class UserError extends Error {
  readonly name = 'UserError';
}
