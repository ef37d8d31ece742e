/**
 * What is wrong with one field of a form, and how to mend it.
 *
 * @public
 */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}
