/**
 * The field that a statement was derived from, with its literal text.
 *
 * @public
 */
export interface Evidence {
  /** "Pod churn-explore-0" */
  readonly object: string;
  /** "status.conditions[PodScheduled].message" */
  readonly field: string;
  readonly text: string;
}
